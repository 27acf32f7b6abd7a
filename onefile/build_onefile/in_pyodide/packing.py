"""Pack each file below /work/parts by zstd, at the level that /work/level.txt says."""

from pathlib import Path

from compression import zstd

PARTS = Path("/work/parts")
LEVEL = int(Path("/work/level.txt").read_text(encoding="utf-8"))

for path in sorted(PARTS.glob("*.bin")):
    options = {
        zstd.CompressionParameter.compression_level: LEVEL,
        # All that was before is looked at: modules are much alike, wherever they stand.
        zstd.CompressionParameter.window_log: 25,
        # Whoever unpacks knows at once how much room it takes.
        zstd.CompressionParameter.content_size_flag: 1,
    }
    packed = zstd.compress(path.read_bytes(), options=options)
    path.with_suffix(".zst").write_bytes(packed)
