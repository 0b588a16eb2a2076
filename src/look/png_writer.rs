//! A drawing as PNG: small, and soon made.
//!
//! Comes in: pixels. Goes out: bytes. Does not know: what is drawn.
//!
//! A drawing of few colours is written as numbers of a palette. That takes three bytes for four of its pixels as they are, though no time is
//! spent on finding the shortest form of it, which takes twenty times as long.

use png::{ColorType, Compression, Encoder, EncodingError, Filter};
use resvg::tiny_skia::Pixmap;
use rustc_hash::FxHashMap;

/// The colours of a drawing, at most 256, and of each pixel which one it is.
struct PngPalette {
    colours: Vec<u8>,
    pixels: Vec<u8>,
}

/// Writes a drawing.
pub(super) fn write_png(pixels: &Pixmap) -> Vec<u8> {
    let written = match PngPalette::of(pixels) {
        Some(palette) => palette.write(pixels.width(), pixels.height()),
        None => pixels.encode_png(),
    };
    written.expect("memory takes it")
}

impl PngPalette {
    /// Nothing where there are more colours, or where something shows through.
    fn of(drawing: &Pixmap) -> Option<Self> {
        let (mut colours, mut pixels) = (Vec::new(), Vec::with_capacity(drawing.pixels().len()));
        let mut numbers: FxHashMap<[u8; 3], u8> = FxHashMap::default();
        // Most pixels are like the one before.
        for run in drawing.pixels().chunk_by(|a, b| a == b) {
            let pixel = run[0];
            let colour = [pixel.red(), pixel.green(), pixel.blue()];
            let number = match numbers.get(&colour) {
                _ if pixel.alpha() < u8::MAX => return None,
                Some(number) => *number,
                None => {
                    let number = u8::try_from(numbers.len()).ok()?;
                    numbers.insert(colour, number);
                    colours.extend(colour);
                    number
                }
            };
            pixels.resize(pixels.len() + run.len(), number);
        }
        Some(Self { colours, pixels })
    }

    fn write(self, width: u32, height: u32) -> Result<Vec<u8>, EncodingError> {
        let mut out = Vec::new();
        let mut encoder = Encoder::new(&mut out, width, height);
        encoder.set_color(ColorType::Indexed);
        encoder.set_palette(self.colours);
        encoder.set_compression(Compression::Fast);
        encoder.set_filter(Filter::Up);
        encoder.write_header()?.write_image_data(&self.pixels)?;
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Color;

    use super::*;

    /// Pixels of so many colours, one after the other, each as much covered.
    fn drawn(colours: u32, alpha: u8) -> Pixmap {
        let mut pixels = Pixmap::new(20, 30).unwrap();
        for (pixel, number) in pixels.pixels_mut().iter_mut().zip(0..) {
            let [red, green, ..] = (number % colours).to_le_bytes();
            *pixel = Color::from_rgba8(red, green, 7, alpha).premultiply().to_color_u8();
        }
        pixels
    }

    #[test]
    fn what_is_written_is_what_was_drawn() {
        for (colours, alpha) in [(1, 255), (3, 255), (256, 255), (257, 255), (600, 255), (2, 128)] {
            let pixels = drawn(colours, alpha);
            assert_eq!(Pixmap::decode_png(&write_png(&pixels)).unwrap().data(), pixels.data(), "{colours} {alpha}");
        }
    }

    #[test]
    fn few_colours_are_a_palette() {
        // The type of colour is the 26th byte: 3 is a palette, 6 are colours with what shows through.
        assert_eq!([256, 257].map(|colours| write_png(&drawn(colours, 255))[25]), [3, 6]);
    }
}
