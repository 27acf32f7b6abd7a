"""Check a table of any size with Spark: each partition is checked by a worker of its own.

usage: spark-submit examples/with_spark.py ROWS.parquet FINDINGS.parquet

The rows have the columns that ``jixiaolint.arrow`` describes. 用 Spark 检查大表：按项目分区，
每个分区由一个进程检查，结果写成 Parquet。
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from jixiaolint.arrow import check_batches, findings_schema

PROJECT = ["单位名称", "项目名称"]
"""What tells projects apart: the rows of one must come to one worker, together."""

ORDER = ["序号"]
"""What says in which order its rows stand."""


def main(source: str, target: str) -> None:
    """Write the findings in the rows of one file to another."""
    spark = SparkSession.builder.getOrCreate()
    rows = spark.read.parquet(source).repartition(*PROJECT)
    found = rows.sortWithinPartitions(*PROJECT, *ORDER).mapInArrow(
        check_batches, from_arrow_schema(findings_schema())
    )
    found.write.mode("overwrite").parquet(target)
    spark.read.parquet(target).groupBy("code").count().orderBy("code").show(100)


if __name__ == "__main__":
    main(*sys.argv[1:])
