"""Makes the two font files of this folder from the Inter family, once.

Why: the papers embed whole font files, so these hold only the characters the cooperative writes
(Latin, Greek, Cyrillic, figures, currency, a few signs), with figures of equal width so that columns
of amounts align, and TrueType outlines, which every reader and PDF/A accept.

Usage: python3 subset.py Inter-Regular.otf Inter-Bold.otf   (needs the package fonttools)
"""

import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

NAME = "Quintette Sans"
RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1A0, 0x1A1), (0x1AF, 0x1B0),
    (0x1CD, 0x1DC), (0x1E6, 0x1E7), (0x1FA, 0x1FF), (0x218, 0x21B), (0x259, 0x259), (0x2C6, 0x2C7), (0x2D8, 0x2DD),
    (0x384, 0x3CE), (0x401, 0x45F), (0x490, 0x491), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9),
    (0x2009, 0x200A), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x208E), (0x20AC, 0x20AC),
    (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212), (0x2215, 0x2215), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25A0, 0x25A1), (0x25B2, 0x25B2), (0x25BC, 0x25BC), (0x25CF, 0x25CF),
    (0x2713, 0x2713), (0x2717, 0x2717), (0xFFFD, 0xFFFD),
]


def tabular(font):
    """Maps every figure to its form of equal width (feature tnum)."""
    table = font["GSUB"].table
    lookups = {i for r in table.FeatureList.FeatureRecord if r.FeatureTag == "tnum" for i in r.Feature.LookupListIndex}
    swap = {}
    for index in lookups:
        for sub in table.LookupList.Lookup[index].SubTable:
            sub = getattr(sub, "ExtSubTable", sub)
            swap.update(getattr(sub, "mapping", {}))
    for cmap in font["cmap"].tables:
        for code in range(0x30, 0x3A):
            if code in cmap.cmap:
                cmap.cmap[code] = swap.get(cmap.cmap[code], cmap.cmap[code])


def quadratic(font):
    """Replaces the cubic outlines (CFF) by quadratic ones (glyf), exact to a half unit of the em."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, 0.5, reverse_direction=True))
        drawn[name] = pen.glyph()
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    for name in order:
        drawn[name].recalcBounds(font["glyf"])
    font["hmtx"].metrics = {n: (font["hmtx"].metrics[n][0], getattr(drawn[n], "xMin", 0)) for n in order}
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs",
                  "maxStackElements", "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours",
                  "maxCompositePoints", "maxCompositeContours", "maxComponentDepth"):
        setattr(maxp, field, 1 if field == "maxZones" else 0)
    font["post"].formatType = 3.0
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font, style):
    """A modified font takes another name; the copyright and the licence stay."""
    full = f"{NAME} {style}"
    postscript = NAME.replace(" ", "") + "-" + style
    names = {1: NAME, 2: style, 3: postscript, 4: full, 6: postscript}
    font["name"].names = [r for r in font["name"].names if r.nameID in (0, 13, 14) or r.nameID in names]
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]


def main(regular, bold):
    for path, style in ((regular, "Regular"), (bold, "Bold")):
        font = TTFont(path, recalcTimestamp=False)
        tabular(font)
        options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=["*"], legacy_kern=False)
        options.drop_tables += ["GPOS", "GSUB", "GDEF", "DSIG", "BASE", "STAT", "meta"]
        maker = subset.Subsetter(options)
        maker.populate(unicodes=[c for low, high in RANGES for c in range(low, high + 1)])
        maker.subset(font)
        quadratic(font)
        rename(font, style)
        font.save(f"QuintetteSans-{style}.ttf")


if __name__ == "__main__":
    main(*sys.argv[1:3])
