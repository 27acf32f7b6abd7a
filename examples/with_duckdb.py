"""Check what a query gives and ask the findings in SQL, with DuckDB.

usage: python examples/with_duckdb.py ROWS.parquet

The rows have the columns that ``jixiaolint.arrow`` describes. 用 DuckDB 查出要检查的行，
再用 SQL 统计问题。
"""

import sys

import duckdb
import pyarrow as pa

from jixiaolint.arrow import check_batches, findings_schema


def main(source: str) -> None:
    """Print how often each rule found something, and in how many units."""
    asked = duckdb.cursor().sql(
        f"SELECT * FROM '{source}' ORDER BY 单位名称, 项目名称, 序号"
    )
    rows = asked.to_arrow_reader()
    keep = ["单位名称"]
    schema = findings_schema(rows.schema, keep)
    found = pa.RecordBatchReader.from_batches(schema, check_batches(rows, keep=keep))
    duckdb.register("found", found)
    print(
        duckdb.sql(
            "SELECT code, count(*) AS times, count(DISTINCT row.单位名称) AS units"
            " FROM found GROUP BY code ORDER BY code"
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
