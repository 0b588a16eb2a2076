// A CloudFront function (cloudfront-js-2.0) on the viewer's request: a store has files and no folders, so the address of
// a page gets its index.html, and one that lacks the last slash is sent to it.
function handler(event) {
  var request = event.request;
  var last = request.uri.substring(request.uri.lastIndexOf("/") + 1);
  if (last === "") {
    request.uri += "index.html";
  } else if (!last.includes(".")) {
    // Relative to what was asked for, so that it can lead to no other host.
    return { statusCode: 301, statusDescription: "Moved Permanently", headers: { location: { value: "./" + last + "/" } } };
  }
  return request;
}
