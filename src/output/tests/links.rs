//! Symbolic links and permissions.

use std::os::unix::fs::{PermissionsExt, symlink};

use super::*;

#[test]
fn a_link_in_place_of_our_file_is_replaced_and_not_written_through() {
    let place = Place::new();
    place.build(&[("a/x", "same"), ("b", "old"), ("c/d", "")]);
    let outside = place.beside.path().join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("x"), "same").unwrap();
    let link = |name: &str| {
        fs::remove_file(place.out.join(name)).unwrap();
        symlink(outside.join("x"), place.out.join(name)).unwrap();
    };
    link("a/x");
    link("b");
    link("c/d");
    assert_eq!(place.build(&[("a/x", "same"), ("b/e", "new")]), (2, 0, 2));
    assert_eq!(fs::read_to_string(outside.join("x")).unwrap(), "same");
    let expected = ["outside/", "outside/x", "public/", "public/a/", "public/a/x", "public/b/", "public/b/e"];
    assert_eq!(place.names(), expected);
    assert_eq!(place.tree()["public/a/x"], "same", "a file again");
}

#[test]
fn nothing_is_written_or_removed_through_a_link_to_a_folder() {
    let place = Place::new();
    place.build(&[("a/x", "1"), (".h/y", "1")]);
    let outside = place.beside.path().join("outside");
    fs::create_dir(&outside).unwrap();
    for (folder, file) in [(".h", "y"), ("a", "x")] {
        fs::remove_dir_all(place.out.join(folder)).unwrap();
        fs::write(outside.join(file), "precious").unwrap();
        symlink(&outside, place.out.join(folder)).unwrap();
        let refusal = place.refusal(&[(".h/y", "2")]);
        assert!(refusal.contains(folder), "{refusal}");
    }
    fs::remove_file(place.out.join("a")).unwrap();
    assert_eq!(place.build(&[("z", "2")]), (1, 0, 0));
    assert_eq!(place.tree()["outside/y"], "precious");
}

#[test]
fn the_output_folder_itself_may_be_a_link() {
    let place = Place::new();
    let real = place.beside.path().join("www/real");
    fs::create_dir_all(&real).unwrap();
    symlink(&real, &place.out).unwrap();
    place.build(&[("x", "1")]);
    assert_eq!(place.names(), ["public", "www/", "www/real/", "www/real/x"]);
}

#[test]
fn a_published_file_has_the_permissions_of_a_new_file() {
    let place = Place::new();
    let private = place.beside.path().join("private.png");
    fs::write(&private, "").unwrap();
    fs::set_permissions(&private, fs::Permissions::from_mode(0o600)).unwrap();
    let stage = place.begin(&[("a", "")]).unwrap();
    stage.put_file(&path("b"), &private).unwrap();
    stage.commit().unwrap();
    let mode = |name: &str| fs::metadata(place.out.join(name)).unwrap().permissions().mode();
    assert_eq!(mode("a"), mode("b"));
}

#[test]
fn stages_inside_where_it_may_not_write_beside() {
    let place = Place::new();
    fs::create_dir(&place.out).unwrap();
    fs::set_permissions(place.beside.path(), fs::Permissions::from_mode(0o500)).unwrap();
    // To root nothing is forbidden; then this is one more plain build.
    place.build(&[("x", "1")]);
    assert_eq!(place.build(&[("x", "2"), ("y", "1")]), (2, 0, 0));
    fs::set_permissions(place.beside.path(), fs::Permissions::from_mode(0o700)).unwrap();
    assert_eq!(place.names(), ["public/", "public/x", "public/y"]);
}

#[test]
fn the_folder_keeps_its_permissions_and_new_folders_take_after_it() {
    let place = Place::new();
    place.build(&[("a/x", "1")]);
    // The bit by which a folder hands its group on.
    let shared = fs::Permissions::from_mode(0o2775);
    fs::set_permissions(&place.out, shared.clone()).unwrap();
    place.build(&[("a/x", "2"), ("b/x", "1")]);
    let mode = |name: &str| fs::metadata(place.out.join(name)).unwrap().permissions().mode();
    assert_eq!(mode("") & 0o7777, shared.mode());
    if cfg!(target_os = "linux") {
        assert_eq!([mode("a") & 0o2000, mode("b") & 0o2000], [0o2000; 2]);
    }
    fs::remove_dir_all(&place.out).unwrap();
    fs::create_dir(&place.out).unwrap();
    fs::set_permissions(&place.out, fs::Permissions::from_mode(0o700)).unwrap();
    place.build(&[("x", "1")]);
    assert_eq!(mode("") & 0o7777, 0o700);
}

#[cfg(target_os = "linux")]
#[test]
fn the_folder_keeps_its_attributes() {
    use rustix::fs::{XattrFlags, getxattr, setxattr};
    let place = Place::new();
    place.build(&[("a", "1"), ("b", "1")]);
    if setxattr(&place.out, "user.note", b"kept", XattrFlags::empty()).is_err() {
        eprintln!("skipped: this file system has no attributes of users");
        return;
    }
    assert_eq!(place.build(&[("a", "2"), ("b", "2")]), (2, 0, 0));
    let mut value = [0; 8];
    let length = getxattr(&place.out, "user.note", &mut value[..]).unwrap();
    assert_eq!(&value[..length], b"kept");
    assert_eq!(place.names(), ["public/", "public/a", "public/b"]);
}
