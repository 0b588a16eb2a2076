//! Tells cargo that embedded folders count: the macro that embeds them is not asked again for a file that is new.

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
    println!("cargo:rerun-if-changed=src/cli/init");
}
