/* A QR code of an address, made in the page: no service, no network. Bytes, error correction level M, versions 1
   to 10 (213 bytes), after ISO/IEC 18004. `matrix` gives rows of true (dark) and false; null for a longer text. */
(function (make) {
  "use strict";
  var pure = make();
  if (typeof window === "undefined") module.exports = pure;
  else window.routewijzerQr = pure;
})(function () {
  "use strict";

  /* By version: error correction codewords of a block, and blocks. */
  var CORRECTION = [0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26],
    BLOCKS = [0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5];
  var MASKS = [
    function (x, y) {
      return (x + y) % 2;
    },
    function (x, y) {
      return y % 2;
    },
    function (x) {
      return x % 3;
    },
    function (x, y) {
      return (x + y) % 3;
    },
    function (x, y) {
      return (Math.floor(x / 3) + Math.floor(y / 2)) % 2;
    },
    function (x, y) {
      return ((x * y) % 2) + ((x * y) % 3);
    },
    function (x, y) {
      return (((x * y) % 2) + ((x * y) % 3)) % 2;
    },
    function (x, y) {
      return (((x + y) % 2) + ((x * y) % 3)) % 2;
    },
  ];

  function bytesOf(text) {
    return unescape(encodeURIComponent(text))
      .split("")
      .map(function (letter) {
        return letter.charCodeAt(0);
      });
  }
  function range(count, each) {
    return Array.apply(null, { length: count }).map(function (_, index) {
      return each(index);
    });
  }
  function times(x, y) {
    var product = 0;
    for (var bit = 7; bit >= 0; bit--) {
      product = (product << 1) ^ ((product >>> 7) * 0x11d);
      product ^= ((y >>> bit) & 1) * x;
    }
    return product;
  }
  function divisor(degree) {
    var result = range(degree, function (index) {
        return index === degree - 1 ? 1 : 0;
      }),
      root = 1;
    for (var index = 0; index < degree; index++) {
      result = result.map(function (value, place) {
        return times(value, root) ^ (place + 1 < degree ? result[place + 1] : 0);
      });
      root = times(root, 2);
    }
    return result;
  }
  function remainder(data, by) {
    var result = by.map(function () {
      return 0;
    });
    data.forEach(function (value) {
      var factor = value ^ result.shift();
      result.push(0);
      by.forEach(function (coefficient, place) {
        result[place] ^= times(coefficient, factor);
      });
    });
    return result;
  }

  /* Modules that hold codewords, divided by eight. */
  function codewords(version) {
    var modules = (16 * version + 128) * version + 64,
      marks = Math.floor(version / 7) + 2;
    if (version >= 2) modules -= (25 * marks - 10) * marks - 55;
    if (version >= 7) modules -= 36;
    return Math.floor(modules / 8);
  }
  function room(version) {
    return codewords(version) - CORRECTION[version] * BLOCKS[version];
  }
  function dataOf(bytes, version) {
    var bits = [];
    function put(value, length) {
      for (var place = length - 1; place >= 0; place--) bits.push((value >>> place) & 1);
    }
    put(4, 4);
    put(bytes.length, version < 10 ? 8 : 16);
    bytes.forEach(function (value) {
      put(value, 8);
    });
    put(0, Math.min(4, room(version) * 8 - bits.length));
    put(0, (8 - (bits.length % 8)) % 8);
    for (var pad = 0xec; bits.length < room(version) * 8; pad ^= 0xec ^ 0x11) put(pad, 8);
    return range(bits.length / 8, function (index) {
      return parseInt(bits.slice(index * 8, index * 8 + 8).join(""), 2);
    });
  }
  function interleaved(data, version) {
    var count = BLOCKS[version],
      all = codewords(version),
      short = count - (all % count);
    var length = Math.floor(all / count) - CORRECTION[version],
      by = divisor(CORRECTION[version]),
      at = 0;
    var blocks = range(count, function (index) {
      var part = data.slice(at, (at += length + (index < short ? 0 : 1)));
      return { data: part, correction: remainder(part, by) };
    });
    var result = [];
    ["data", "correction"].forEach(function (kind) {
      for (var index = 0; index <= length + CORRECTION[version]; index++)
        blocks.forEach(function (block) {
          if (index < block[kind].length) result.push(block[kind][index]);
        });
    });
    return result;
  }

  function matrix(text) {
    var bytes = bytesOf(text),
      version = 1;
    while (version <= 10 && 4 + (version < 10 ? 8 : 16) + bytes.length * 8 > room(version) * 8) version++;
    if (version > 10) return null;
    var size = version * 4 + 17;
    var dark = range(size, function () {
      return range(size, function () {
        return false;
      });
    });
    var fixed = range(size, function () {
      return range(size, function () {
        return false;
      });
    });
    function set(x, y, on) {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      dark[y][x] = !!on;
      fixed[y][x] = true;
    }
    function square(x, y, radius, on) {
      for (var dy = -radius; dy <= radius; dy++)
        for (var dx = -radius; dx <= radius; dx++)
          set(x + dx, y + dy, on(Math.max(Math.abs(dx), Math.abs(dy))));
    }
    function bitsOf(value, length, each) {
      for (var place = 0; place < length; place++) each(place, (value >>> place) & 1);
    }
    function format(mask) {
      var rest = mask;
      for (var round = 0; round < 10; round++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
      bitsOf(((mask << 10) | rest) ^ 0x5412, 15, function (place, on) {
        set(8, place < 6 ? place : place < 8 ? place + 1 : size - 15 + place, on);
        set(place < 8 ? size - 1 - place : place === 8 ? 7 : 14 - place, 8, on);
      });
      set(8, size - 8, true);
    }
    function marks() {
      var count = version === 1 ? 0 : Math.floor(version / 7) + 2;
      var step = count < 3 ? 0 : Math.ceil((size - 13) / (2 * count - 2)) * 2;
      var places = range(count, function (index) {
        return index ? size - 7 - (count - 1 - index) * step : 6;
      });
      places.forEach(function (x, i) {
        places.forEach(function (y, j) {
          var corner = (!i && !j) || (!i && j === count - 1) || (i === count - 1 && !j);
          if (!corner)
            square(x, y, 2, function (distance) {
              return distance !== 1;
            });
        });
      });
    }

    range(size, function (index) {
      set(6, index, index % 2 === 0);
      set(index, 6, index % 2 === 0);
    });
    [
      [3, 3],
      [size - 4, 3],
      [3, size - 4],
    ].forEach(function (corner) {
      square(corner[0], corner[1], 4, function (distance) {
        return distance !== 2 && distance !== 4;
      });
    });
    marks();
    if (version >= 7) {
      var rest = version;
      for (var round = 0; round < 12; round++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
      bitsOf((version << 12) | rest, 18, function (place, on) {
        set(size - 11 + (place % 3), Math.floor(place / 3), on);
        set(Math.floor(place / 3), size - 11 + (place % 3), on);
      });
    }
    format(0);
    fill(dark, fixed, interleaved(dataOf(bytes, version), version));

    var best = null;
    MASKS.forEach(function (mask, number) {
      format(number);
      var tried = dark.map(function (row, y) {
        return row.map(function (on, x) {
          return fixed[y][x] ? on : on !== (mask(x, y) === 0);
        });
      });
      var score = penalty(tried);
      if (!best || score < best.score) best = { score: score, rows: tried };
    });
    return best.rows;
  }

  /* The codewords in columns of two, up and down from the right, past the upright timing line. */
  function fill(dark, fixed, data) {
    var size = dark.length,
      at = 0;
    for (var right = size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      for (var step = 0; step < size; step++)
        for (var side = 0; side < 2; side++) {
          var x = right - side,
            y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
          if (fixed[y][x] || at >= data.length * 8) continue;
          dark[y][x] = ((data[at >> 3] >>> (7 - (at % 8))) & 1) === 1;
          at++;
        }
    }
  }

  /* How hard a pattern is to read: long runs, blocks, look-alikes of the corners, too dark or too light. */
  function penalty(rows) {
    var size = rows.length,
      score = 0,
      count = 0;
    function lineScore(line) {
      var text = line.map(Number).join("");
      (text.match(/0{5,}|1{5,}/g) || []).forEach(function (run) {
        score += run.length - 2;
      });
      for (var index = 0; index + 11 <= size; index++) {
        var part = text.substr(index, 11);
        if (part === "10111010000" || part === "00001011101") score += 40;
      }
    }
    rows.forEach(function (row, y) {
      lineScore(row);
      lineScore(
        rows.map(function (other) {
          return other[y];
        }),
      );
      row.forEach(function (on, x) {
        count += on;
        if (x && y && on === row[x - 1] && on === rows[y - 1][x] && on === rows[y - 1][x - 1]) score += 3;
      });
    });
    return score + Math.floor(Math.abs(count * 20 - size * size * 10) / (size * size)) * 10;
  }

  /* The code as SVG with the white edge that a telephone needs; an empty element for a text that is too long. */
  function draw(text, page) {
    var name = "http://www.w3.org/2000/svg",
      svg = page.createElementNS(name, "svg"),
      rows = matrix(text) || [];
    var path = page.createElementNS(name, "path"),
      shape = "",
      size = rows.length + 8;
    rows.forEach(function (row, y) {
      row.forEach(function (on, x) {
        if (on) shape += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z";
      });
    });
    svg.setAttribute("viewBox", "0 0 " + size + " " + size);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", text);
    path.setAttribute("d", shape);
    svg.appendChild(path);
    return svg;
  }
  return { matrix: matrix, draw: draw };
});
