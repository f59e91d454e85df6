"""Makes srgb.icc in this folder, once: the sRGB colour space (IEC 61966-2-1) as a small ICC version 2 profile.

Why: PDF/A wants to know what the colours mean. The numbers are those of the standard; the file is ours and in the
public domain (CC0). Usage: python3 make.py
"""

import struct

fixed = lambda value: struct.pack(">i", round(value * 65536))
xyz = lambda *values: b"XYZ \0\0\0\0" + b"".join(fixed(value) for value in values)


def curve(points=256):
    """The transfer curve of sRGB at even steps."""
    value = lambda x: x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4
    steps = [round(value(step / (points - 1)) * 65535) for step in range(points)]
    return b"curv\0\0\0\0" + struct.pack(">I", points) + struct.pack(f">{points}H", *steps)


def description(text):
    raw = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + bytes(8) + bytes(3 + 67)


TAGS = [
    (b"desc", description("sRGB")),
    (b"cprt", b"text\0\0\0\0CC0\0"),
    (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
    (b"rXYZ", xyz(0.43607, 0.22249, 0.01392)),
    (b"gXYZ", xyz(0.38515, 0.71687, 0.09708)),
    (b"bXYZ", xyz(0.14307, 0.06061, 0.71410)),
    (b"rTRC", curve()),
    (b"gTRC", None),
    (b"bTRC", None),
]

table, body, place = b"", b"", 128 + 4 + 12 * len(TAGS)
for name, data in TAGS:
    if data is not None:
        data += bytes(-len(data) % 4)
        offset, size = place + len(body), len(data)
        body += data
    table += name + struct.pack(">II", offset, size)

header = struct.pack(">I4sI4s4s4s", place + len(body), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
header += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
header += fixed(0.9642) + fixed(1.0) + fixed(0.8249)
header += bytes(128 - len(header))
with open("srgb.icc", "wb") as file:
    file.write(header + struct.pack(">I", len(TAGS)) + table + body)
