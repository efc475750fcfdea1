#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in a page, and in the website's templates, does nothing by itself: a server on this
computer counts who asks it for anything."""

import http.server
import os
import shutil
import threading
import time
import urllib.request

from harness import tap, tree
from harness.case import Case
from harness.editor import Editor
from harness.waiting import wait_until

PAGE = "content/services/microneedling.md"

ATTACKS = """
<script>document.body.append('SCRIPT RAN'); fetch('@/script')</script>
<script src="@/script.js"></script>
<img src="x" onerror="document.body.append('HANDLER RAN'); new Image().src='@/onerror'">
<svg onload="document.body.append('HANDLER RAN')"><image href="@/svg" xlink:href="@/xlink"/></svg>
<img src="@/image"> ![image](@/markdown) <img srcset="@/srcset 2x" src="@/src">
<img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe>
<meta http-equiv="refresh" content="0;url=@/refresh">
<base href="@/base/"><img src="relative">
<link rel="stylesheet" href="@/sheet.css"><link rel="prefetch" href="@/prefetch">
<link rel="preconnect" href="@"><link rel="dns-prefetch" href="@">
<style>@import url(@/import); body { background: url(@/background) }
@font-face { font-family: a; src: url(@/font) } p { font-family: a }</style>
<p style="background: url('@/style')">styled</p><table background="@/table"><tr><td>t</table>
<form action="@/form" method="get"><input name="a" autofocus><button>Send</button></form>
<iframe src="@/iframe"></iframe><iframe srcdoc="<img src='@/srcdoc'>"></iframe>
<object data="@/object"></object><embed src="@/embed"><video src="@/video" poster="@/poster"
autoplay></video><audio src="@/audio" autoplay></audio><input type="image" src="@/input">

<a href="javascript:document.body.append('LINK RAN')" style="display:block;height:900px">link</a>

The last words of the page.
"""

TEMPLATE = """
<script>document.body.append('THEME RAN')</script><script src="@/theme.js"></script>
<img src="@/theme.png"><link rel="stylesheet" href="@/theme.css">
{{ with resources.GetRemote "@/remote" }}{{ with .Err }}refused{{ end }}{{ end }}
environment:{{ with os.Getenv "HUGO_SECRET" }}{{ . }}{{ end }}:
"""


class Counter(http.server.BaseHTTPRequestHandler):
    asked = []

    def answer(self):
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()

    do_GET = do_POST = do_HEAD = do_OPTIONS = answer

    def log_message(self, *_):
        pass


class Safety(Case):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Counter)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        self.folder = self.scratch / "hostile"
        shutil.copytree(tree.SAMPLE, self.folder)
        page = self.folder / PAGE
        page.write_bytes(page.read_bytes() + ATTACKS.replace("@/", self.address + "/").encode())
        # Asking does count.
        urllib.request.urlopen(self.address + "/control")
        self.assertEqual(Counter.asked, ["/control"])
        Counter.asked.clear()

    def start(self):
        self.editor = Editor(self.open(self.folder / PAGE))
        self.editor.wait_title("Micorneedling")
        self.editor.wait_preview("The last words of the page.")

    def check(self):
        # What would be fetched is fetched late, and clicking is what javascript: waits for.
        for y in (400, 550, 700):
            self.program.keyboard.click(1150, y)
        time.sleep(1.5)
        shown = self.editor.preview_text()
        for words in ("RAN", "root:"):
            self.assertNotIn(words, shown)
        self.assertEqual(Counter.asked, [])

    def test_nothing_in_a_page_acts(self):
        self.start()
        self.check()
        self.editor.set_field("Title", "Once more")
        self.editor.wait_preview("Once more")
        self.check()

    def test_nothing_in_the_website_acts_or_is_fetched(self):
        partial = self.folder / "layouts/partials/content.html"
        partial.write_text(partial.read_text() + TEMPLATE.replace("@/", self.address + "/"))
        os.environ["HUGO_SECRET"] = "told"
        self.addCleanup(os.environ.pop, "HUGO_SECRET")
        self.start()
        self.program.find("Website", "push button").press()
        self.program.find("Show Website", "push button").press()
        wait_until(lambda: "environment:" in self.editor.preview_text(),
                   "the website does not show")
        self.assertIn("environment::", self.editor.preview_text())
        self.check()
        self.editor.set_field("Title", "Once more")
        self.editor.wait_preview("Once more", "environment:")
        self.check()


if __name__ == "__main__":
    tap.main()
