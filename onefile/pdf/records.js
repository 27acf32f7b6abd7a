/**
 * What PDFium says of a page, in pieces of many numbers, for a call from Python to here takes longer
 * than copying a hundred characters does. Their order is that in which read/pdf/bridged.py names
 * them; what they mean is told there.
 */
'use strict';

const pdfiumRecords = (() => {
  const FULL = 50_000; // numbers after which a piece is handed over
  const PATH = 2;
  const IMAGE = 3;
  const FORM = 5;
  const LINE = 0;

  /** Yield 15 numbers for each character that PDFium has not added between words. */
  function* chars(pdfium, words) {
    const { c } = pdfium;
    const piece = [];
    const widths = new Map();
    const count = c.FPDFText_CountChars(words);
    for (let at = 0; at < count; at++) {
      if (c.FPDFText_IsGenerated(words, at) !== 1) {
        char(pdfium, words, at, widths, piece);
      }
      if (piece.length > FULL) {
        yield taken(piece);
      }
    }
    yield taken(piece);
  }

  /** Add a character: its box, how it is turned, where it starts, its size, and two widths. */
  function char(pdfium, words, at, widths, piece) {
    const { c, room, floats, doubles } = pdfium;
    const code = c.FPDFText_GetUnicode(words, at) >>> 0;
    const size = c.FPDFText_GetFontSize(words, at);
    const text = c.FPDFText_GetTextObject(words, at);
    const boxed = c.FPDFText_GetLooseCharBox(words, at, room);
    const [left, top, right, bottom] = floats();
    piece.push(code, boxed, left, right, bottom, top);
    const turned = c.FPDFText_GetMatrix(words, at, room);
    for (let part = 0; part < 4; part++) {
      piece.push(turned ? floats()[part] : 0);
    }
    c.FPDFText_GetCharOrigin(words, at, room, room + 8);
    piece.push(doubles()[0], doubles()[1], size, width(pdfium, text, code, size, widths));
    const known = c.FPDFPageObj_GetBounds(text, room, room + 4, room + 8, room + 12);
    piece.push(known ? floats()[2] - floats()[0] : 0);
  }

  /** Return how wide a character is if its font is not in the file, else nothing. */
  function width({ c, room, floats }, text, code, size, widths) {
    const font = text && c.FPDFTextObj_GetFont(text);
    const key = `${font} ${code} ${size}`;
    if (!widths.has(key)) {
      const foreign = font && c.FPDFFont_GetIsEmbedded(font) === 0;
      const known = foreign && c.FPDFFont_GetGlyphWidth(font, code, size, room);
      widths.set(key, known ? floats()[0] : 0);
    }
    return widths.get(key);
  }

  /** Yield 14 numbers for each form, path or picture, and 4 for each segment of a path. */
  function* things(pdfium, page, deepest, most) {
    const piece = [];
    yield* within(pdfium, page, 0, { deepest, most, piece });
    yield taken(piece);
  }

  function* within(pdfium, holder, depth, { deepest, most, piece }) {
    const { c } = pdfium;
    const count = (depth ? c.FPDFFormObj_CountObjects : c.FPDFPage_CountObjects)(holder);
    const get = depth ? c.FPDFFormObj_GetObject : c.FPDFPage_GetObject;
    for (let at = 0; at < count; at++) {
      const thing = get(holder, at);
      const kind = c.FPDFPageObj_GetType(thing);
      if (kind === PATH || kind === IMAGE || kind === FORM) {
        lying(pdfium, thing, depth, kind, piece);
        painted(pdfium, thing, kind === PATH, most, piece);
      }
      if (piece.length > FULL) {
        yield taken(piece);
      }
      if (kind === FORM && depth < deepest) {
        yield* within(pdfium, thing, depth + 1, { deepest, most, piece });
      }
    }
  }

  /** Add what a thing is and how it lies in what holds it. */
  function lying({ c, room, floats }, thing, depth, kind, piece) {
    const known = c.FPDFPageObj_GetMatrix(thing, room);
    piece.push(depth, kind, known, ...floats().subarray(0, 6));
  }

  /** Add how a path is painted, and its segments unless there are more than `most`. */
  function painted(pdfium, thing, isPath, most, piece) {
    const { c, room, numbers } = pdfium;
    const count = isPath ? c.FPDFPath_CountSegments(thing) : Infinity;
    if (count > most) {
      piece.push(-1, 0, 0, -1, -1);
      return;
    }
    c.FPDFPath_GetDrawMode(thing, room, room + 4);
    const [fills, strokes] = numbers();
    const fill = colour(pdfium, c.FPDFPageObj_GetFillColor, thing);
    const stroke = colour(pdfium, c.FPDFPageObj_GetStrokeColor, thing);
    piece.push(count, fills, strokes, fill, stroke);
    for (let at = 0; at < count; at++) {
      segment(pdfium, c.FPDFPath_GetPathSegment(thing, at), piece);
    }
  }

  /** Return the four bytes of a colour as one number, or -1 if it is not known. */
  function colour({ room, numbers }, get, thing) {
    const known = get(thing, room, room + 4, room + 8, room + 12);
    const [red, green, blue, alpha] = numbers();
    return known ? ((red * 256 + green) * 256 + blue) * 256 + alpha : -1;
  }

  function segment({ c, room, floats }, found, piece) {
    c.FPDFPathSegment_GetPoint(found, room, room + 4);
    const [x, y] = floats();
    const straight = c.FPDFPathSegment_GetType(found) === LINE ? 1 : 0;
    piece.push(x, y, straight, c.FPDFPathSegment_GetClose(found));
  }

  function taken(piece) {
    return Float64Array.from(piece.splice(0));
  }

  return { chars, things };
})();
