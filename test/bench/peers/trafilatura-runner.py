"""Answers pages with what Trafilatura finds in them: one JSON object a line on stdin and on stdout.

stdin   {path, url}: a gzipped page
stdout  {headline, authors, published, body, cpuMs}, or {failed} with what it raised
"""
import gzip
import json
import sys
import time

import trafilatura


def answer(path, url):
    with gzip.open(path) as file:
        page = file.read()
    begun = time.process_time()
    found = trafilatura.extract(page, url=url, output_format="json", with_metadata=True, include_comments=False)
    spent = (time.process_time() - begun) * 1000
    told = json.loads(found) if found else {}
    return {
        "headline": told.get("title"),
        "authors": [told["author"]] if told.get("author") else [],
        "published": told.get("date"),
        "body": told.get("text") or "",
        "cpuMs": spent,
    }


for line in sys.stdin:
    try:
        said = answer(**json.loads(line))
    except Exception as error:
        said = {"failed": repr(error)}
    print(json.dumps(said), flush=True)
