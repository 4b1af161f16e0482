//! The three shapes that everything in a pack takes: a column of numbers, lists of numbers, strings.
//!
//! Numbers are little-endian and as narrow as the largest of their column allows. A shape is written once by the
//! packer and checked once at opening; after that a value is read where it lies, nothing is rebuilt.

use std::ops::Range;

/// What is wrong with the bytes of a pack: a sentence that names the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(pub String);

impl std::fmt::Display for Malformed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

/// Where a column of numbers lies. Width 0 means that every number is 0.
#[derive(Clone, Copy, Debug, Default)]
pub struct Column {
    start: usize,
    width: usize,
    len: usize,
}

impl Column {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The number at a position; 0 past the end, which opening has ruled out.
    #[inline]
    pub fn get(&self, bytes: &[u8], index: usize) -> u32 {
        let at = self.start + index * self.width;
        match (self.width, bytes.get(at..at + self.width)) {
            (1, Some(&[a])) => u32::from(a),
            (2, Some(&[a, b])) => u32::from(u16::from_le_bytes([a, b])),
            (4, Some(&[a, b, c, d])) => u32::from_le_bytes([a, b, c, d]),
            _ => 0,
        }
    }

    /// The numbers of a range of positions, in order.
    #[inline]
    pub fn iter<'a>(&self, bytes: &'a [u8], range: Range<usize>) -> impl Iterator<Item = u32> + use<'a> {
        let column = *self;
        range.map(move |index| column.get(bytes, index))
    }
}

/// Where lists of numbers lie: `offsets` has one entry more than there are lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lists {
    offsets: Column,
    values: Column,
}

impl Lists {
    pub fn len(&self) -> usize {
        self.offsets.len.saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The positions of one list within [`Lists::values`].
    #[inline]
    pub fn range(&self, bytes: &[u8], index: usize) -> Range<usize> {
        self.offsets.get(bytes, index) as usize..self.offsets.get(bytes, index + 1) as usize
    }

    /// All lists on end.
    pub fn values(&self) -> Column {
        self.values
    }

    /// One list.
    #[inline]
    pub fn iter<'a>(&self, bytes: &'a [u8], index: usize) -> impl Iterator<Item = u32> + use<'a> {
        self.values.iter(bytes, self.range(bytes, index))
    }
}

/// Where byte strings lie.
#[derive(Clone, Copy, Debug, Default)]
pub struct Strings {
    offsets: Column,
    start: usize,
}

impl Strings {
    pub fn len(&self) -> usize {
        self.offsets.len.saturating_sub(1)
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The bytes of one string.
    pub fn bytes<'a>(&self, bytes: &'a [u8], index: usize) -> &'a [u8] {
        let from = self.start + self.offsets.get(bytes, index) as usize;
        let to = self.start + self.offsets.get(bytes, index + 1) as usize;
        bytes.get(from..to).unwrap_or_default()
    }

    /// One string; opening has checked that it is UTF-8.
    pub fn get<'a>(&self, bytes: &'a [u8], index: usize) -> &'a str {
        std::str::from_utf8(self.bytes(bytes, index)).unwrap_or_default()
    }
}

/// Writes the shapes, one after another.
#[derive(Default)]
pub struct Writer {
    pub bytes: Vec<u8>,
}

impl Writer {
    pub fn column(&mut self, numbers: impl IntoIterator<Item = u32>) {
        let numbers: Vec<u32> = numbers.into_iter().collect();
        let width = match numbers.iter().max() {
            None | Some(0) => 0u8,
            Some(0..=0xff) => 1,
            Some(0..=0xffff) => 2,
            Some(_) => 4,
        };
        self.bytes.push(width);
        self.bytes.extend((numbers.len() as u32).to_le_bytes());
        for number in numbers {
            self.bytes.extend(&number.to_le_bytes()[..usize::from(width)]);
        }
    }

    pub fn lists<L: AsRef<[u32]>>(&mut self, lists: impl IntoIterator<Item = L>) {
        let mut offsets = vec![0];
        let mut values = Vec::new();
        for list in lists {
            values.extend_from_slice(list.as_ref());
            offsets.push(values.len() as u32);
        }
        self.column(offsets);
        self.column(values);
    }

    pub fn strings<S: AsRef<[u8]>>(&mut self, strings: impl IntoIterator<Item = S>) {
        let mut offsets = vec![0];
        let mut heap = Vec::new();
        for string in strings {
            heap.extend_from_slice(string.as_ref());
            offsets.push(heap.len() as u32);
        }
        self.column(offsets);
        self.bytes.extend((heap.len() as u32).to_le_bytes());
        self.bytes.extend(heap);
    }
}

/// Reads the shapes back from untrusted bytes, in the order in which they were written.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    end: usize,
    /// What is being read, for the sentence of a refusal.
    part: &'static str,
    /// The bytes are our own, and a test has checked what is then left unchecked.
    is_trusted: bool,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], range: Range<usize>, part: &'static str, is_trusted: bool) -> Reader<'a> {
        Reader { bytes, at: range.start, end: range.end.min(bytes.len()), part, is_trusted }
    }

    pub fn malformed(&self, what: &str) -> Malformed {
        Malformed(format!("the pack's {} {what}, at byte {}", self.part, self.at))
    }

    /// Takes so many bytes and answers where they begin.
    pub fn take(&mut self, count: usize) -> Result<usize, Malformed> {
        let start = self.at;
        match start.checked_add(count).filter(|&end| end <= self.end) {
            Some(end) => {
                self.at = end;
                Ok(start)
            }
            None => Err(self.malformed("is cut short")),
        }
    }

    fn number(&mut self) -> Result<usize, Malformed> {
        let at = self.take(4)?;
        Ok(Column { start: at, width: 4, len: 1 }.get(self.bytes, 0) as usize)
    }

    /// A column of `len` numbers, each below `bound`.
    pub fn column(&mut self, len: usize, bound: u32) -> Result<Column, Malformed> {
        let column = self.any_column()?;
        if column.len != len {
            return Err(self.malformed("has the wrong length"));
        }
        self.bounded(column, bound)
    }

    /// A column of any length.
    fn any_column(&mut self) -> Result<Column, Malformed> {
        let width = usize::from(self.bytes[self.take(1)?]);
        if !matches!(width, 0 | 1 | 2 | 4) {
            return Err(self.malformed("has numbers of an unknown width"));
        }
        let len = self.number()?;
        // Width 0 takes no bytes, so only a bound on the count keeps a hostile length from being walked.
        if width == 0 && len > self.bytes.len() {
            return Err(self.malformed("claims more numbers than the pack has bytes"));
        }
        let start = self.take(len.checked_mul(width).ok_or_else(|| self.malformed("is cut short"))?)?;
        Ok(Column { start, width, len })
    }

    fn bounded(&self, column: Column, bound: u32) -> Result<Column, Malformed> {
        let fits = match column.width {
            _ if self.is_trusted => true,
            0 => column.len == 0 || bound > 0,
            1 if bound > 0xff => true,
            2 if bound > 0xffff => true,
            _ => bound == u32::MAX || column.iter(self.bytes, 0..column.len).all(|number| number < bound),
        };
        if fits { Ok(column) } else { Err(self.malformed("points past the end of its list")) }
    }

    /// Offsets rise from 0 to `total`.
    fn offsets(&mut self, column: Column, total: usize) -> Result<(), Malformed> {
        if self.is_trusted {
            return Ok(());
        }
        let mut last = 0;
        for (index, offset) in column.iter(self.bytes, 0..column.len).enumerate() {
            if offset < last || (index == 0 && offset != 0) {
                return Err(self.malformed("has offsets out of order"));
            }
            last = offset;
        }
        if column.is_empty() || last as usize != total {
            return Err(self.malformed("has offsets that do not fit"));
        }
        Ok(())
    }

    /// `len` lists of numbers below `bound`; `None` takes any number of lists.
    pub fn lists(&mut self, len: Option<usize>, bound: u32) -> Result<Lists, Malformed> {
        let offsets = self.any_column()?;
        let values = self.any_column()?;
        self.offsets(offsets, values.len)?;
        let lists = Lists { offsets, values: self.bounded(values, bound)? };
        if len.is_some_and(|len| len != lists.len()) {
            return Err(self.malformed("has the wrong number of lists"));
        }
        Ok(lists)
    }

    /// Lists whose numbers rise strictly within each list: postings.
    pub fn postings(&mut self, len: Option<usize>, bound: u32) -> Result<Lists, Malformed> {
        let lists = self.lists(len, bound)?;
        for index in (0..lists.len()).filter(|_| !self.is_trusted) {
            let mut next = 0u64;
            for number in lists.iter(self.bytes, index) {
                if u64::from(number) < next {
                    return Err(self.malformed("has postings out of order"));
                }
                next = u64::from(number) + 1;
            }
        }
        Ok(lists)
    }

    /// `len` byte strings; `None` takes any number of them.
    pub fn blobs(&mut self, len: Option<usize>) -> Result<Strings, Malformed> {
        let offsets = self.any_column()?;
        let heap = self.number()?;
        let start = self.take(heap)?;
        self.offsets(offsets, heap)?;
        let strings = Strings { offsets, start };
        if len.is_some_and(|len| len != strings.len()) {
            return Err(self.malformed("has the wrong number of strings"));
        }
        Ok(strings)
    }

    /// `len` strings of UTF-8.
    pub fn strings(&mut self, len: Option<usize>) -> Result<Strings, Malformed> {
        let strings = self.blobs(len)?;
        if self.is_trusted {
            return Ok(strings);
        }
        let heap =
            std::str::from_utf8(&self.bytes[strings.start..self.at]).map_err(|_| self.malformed("is not UTF-8"))?;
        let is_cut = strings
            .offsets
            .iter(self.bytes, 0..strings.offsets.len)
            .any(|offset| !heap.is_char_boundary(offset as usize));
        if is_cut {
            return Err(self.malformed("cuts a character in two"));
        }
        Ok(strings)
    }
}
