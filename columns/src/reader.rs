//! Reads the shapes back from untrusted bytes and checks them once.

use std::ops::Range;

use crate::column::{Column, Lists, Offsets, Strings};
use crate::postings::Postings;

/// What is wrong with the bytes of a pack: a sentence that names the part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed(pub String);

impl std::fmt::Display for Malformed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Malformed {}

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

    /// All bytes, of which it reads a part.
    pub fn bytes(&self) -> &'a [u8] {
        self.bytes
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

    /// One number of four bytes.
    pub fn number(&mut self) -> Result<u32, Malformed> {
        let at = self.take(4)?;
        Ok(Column { start: at, width: 4, len: 1 }.get(self.bytes, 0))
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
    pub fn any_column(&mut self) -> Result<Column, Malformed> {
        let width = usize::from(self.bytes[self.take(1)?]);
        if width > 4 {
            return Err(self.malformed("has numbers of an unknown width"));
        }
        let len = self.number()? as usize;
        // Width 0 takes no bytes, so only a bound on the count keeps a hostile length from being walked. What we made
        // ourselves of a pack may be shorter than its lists: nobody has any of a thousand values.
        if width == 0 && len > self.bytes.len() && !self.is_trusted {
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
            3 if bound > 0xff_ffff => true,
            _ => bound == u32::MAX || column.is_below(self.bytes, bound),
        };
        if fits { Ok(column) } else { Err(self.malformed("points past the end of its list")) }
    }

    /// Places that rise or stay, from 0 to a total that is asked of them once it is known.
    fn offsets(&mut self) -> Result<Offsets, Malformed> {
        let shift = u32::from(self.bytes[self.take(1)?]);
        let (bases, steps) = (self.any_column()?, self.any_column()?);
        if shift > 31 || bases.len != steps.len.div_ceil(1 << shift.min(31)) {
            return Err(self.malformed("has offsets in blocks that do not fit"));
        }
        Ok(Offsets { shift, bases, steps })
    }

    fn check(&self, offsets: Offsets, total: usize) -> Result<(), Malformed> {
        match self.is_trusted || offsets.is_sound(self.bytes, total) {
            true => Ok(()),
            false => Err(self.malformed("has offsets that do not fit")),
        }
    }

    /// `len` lists of numbers below `bound`; `None` takes any number of lists.
    pub fn lists(&mut self, len: Option<usize>, bound: u32) -> Result<Lists, Malformed> {
        let offsets = self.offsets()?;
        let values = self.any_column()?;
        self.check(offsets, values.len)?;
        let lists = Lists { offsets, values: self.bounded(values, bound)? };
        if len.is_some_and(|len| len != lists.len()) {
            return Err(self.malformed("has the wrong number of lists"));
        }
        Ok(lists)
    }

    /// Lists whose numbers rise strictly within each list.
    pub fn rising(&mut self, len: Option<usize>, bound: u32) -> Result<Lists, Malformed> {
        let lists = self.lists(len, bound)?;
        for index in (0..lists.len()).filter(|_| !self.is_trusted) {
            let mut next = 0u64;
            for number in lists.iter(self.bytes, index) {
                if u64::from(number) < next {
                    return Err(self.malformed("has lists out of order"));
                }
                next = u64::from(number) + 1;
            }
        }
        Ok(lists)
    }

    /// `len` postings over `n` relations; `None` takes any number of them.
    pub fn postings(&mut self, len: Option<usize>, n: usize) -> Result<Postings, Malformed> {
        let lens = self.any_column()?;
        if len.is_some_and(|len| len != lens.len) {
            return Err(self.malformed("has the wrong number of lists"));
        }
        let postings = Postings { n, lens, lists: self.blobs(Some(lens.len))? };
        if !self.is_trusted
            && let Some(fault) = (0..lens.len).find_map(|list| postings.fault(self.bytes, list))
        {
            return Err(self.malformed(fault));
        }
        Ok(postings)
    }

    /// `len` byte strings; `None` takes any number of them.
    pub fn blobs(&mut self, len: Option<usize>) -> Result<Strings, Malformed> {
        let offsets = self.offsets()?;
        let heap = self.number()? as usize;
        let start = self.take(heap)?;
        self.check(offsets, heap)?;
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
        let is_cut = (0..strings.len()).any(|index| !heap.is_char_boundary(strings.offsets.get(self.bytes, index)));
        if is_cut {
            return Err(self.malformed("cuts a character in two"));
        }
        Ok(strings)
    }
}
