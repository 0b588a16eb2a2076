//! Pictures as they are published; some are made of pixels, for those who show no SVG.
//!
//! Comes in: SVG of ours; where it becomes pixels, its texts are in the font that comes with the program. Goes out: bytes, the
//! same on every machine, and the digest that tells whether they would be others. Does not know: what is drawn.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::png_writer::write_png;
use crate::base::hash::{Digest, Hasher};
use crate::site::page_kind::PictureFormat;
use crate::site::picture::font;

/// Counts the ways of drawing: with another one the same SVG becomes other bytes.
const DRAWING: u64 = 2;

/// No font of the machine, only ours.
static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_font_data(font::BYTES.to_vec());
    Arc::new(fonts)
});

static FONT_DIGEST: LazyLock<Digest> = LazyLock::new(|| Digest::of(font::BYTES));

/// The digest of all that a picture depends on.
pub fn picture_digest(svg: &str) -> Digest {
    let mut hasher = Hasher::new();
    hasher.value(&DRAWING);
    hasher.digest(*FONT_DIGEST);
    hasher.bytes(svg.as_bytes());
    hasher.finish()
}

/// A picture as it is published.
pub fn picture(format: PictureFormat, svg: String) -> Vec<u8> {
    match format {
        PictureFormat::Svg => svg.into_bytes(),
        PictureFormat::Png => write_png(&draw(&svg)),
    }
}

/// Draws a picture.
fn draw(svg: &str) -> Pixmap {
    let options = Options { fontdb: Arc::clone(&FONTS), ..Options::default() };
    let tree = Tree::from_str(svg, &options).expect("what we write is SVG with a size");
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).expect("a picture has a size, and a small one");
    resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::picture::PictureSummary;
    use crate::site::picture::preview::preview;

    fn drawn(title: &str) -> Pixmap {
        let summary = PictureSummary {
            title,
            people: "4 of 7 people",
            hours: None,
            cairn: "<svg width=\"38\" height=\"10.3\" viewBox=\"0 0 38 10.3\"><path class=\"stone stone-1\" d=\"M3 1H35V9H3Z\"/></svg>".to_owned(),
            cairn_height: 10.3,
        };
        draw(&preview(&summary, "S"))
    }

    fn colour(pixels: &Pixmap, x: u32, y: u32) -> (u8, u8, u8) {
        let pixel = pixels.pixel(x, y).unwrap();
        (pixel.red(), pixel.green(), pixel.blue())
    }

    /// How many pixels are not paper, between two columns and two rows.
    fn inked(pixels: &Pixmap, (left, right): (u32, u32), (top, bottom): (u32, u32)) -> usize {
        let all = (top..bottom).flat_map(|y| (left..right).map(move |x| (x, y)));
        all.filter(|(x, y)| colour(pixels, *x, *y) != (0xfc, 0xfb, 0xf9)).count()
    }

    #[test]
    fn a_picture_has_its_size_its_stones_and_its_words() {
        let pixels = drawn("A new service");
        assert_eq!((pixels.width(), pixels.height()), (1200, 630));
        assert_eq!(colour(&pixels, 2, 2), (0xfc, 0xfb, 0xf9));
        // The one stone is 8 · 6.4 high and stands on the ground at 500, in the middle of 80 to 400.
        assert_eq!(colour(&pixels, 240, 470), (0x56, 0x62, 0x6a));
        assert_eq!(colour(&pixels, 240, 420), (0xfc, 0xfb, 0xf9));
        assert!(inked(&pixels, (470, 1120), (100, 200)) > 2000, "the title is written");
        assert_eq!(inked(&drawn(" "), (470, 1120), (100, 200)), 0, "and nothing else is there");
    }

    #[test]
    fn the_same_text_is_the_same_picture_and_another_is_not() {
        assert_eq!(drawn("A").data(), drawn("A").data());
        assert_ne!(drawn("A").data(), drawn("B").data());
        assert_eq!(picture_digest("<svg/>"), picture_digest("<svg/>"));
        assert_ne!(picture_digest("<svg/>"), picture_digest("<svg />"));
    }
}
