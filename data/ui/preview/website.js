/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For a page of the real website: finds where the theme put the page's blocks, and changes them
   there. A block is found by what it says, so that a theme may wrap it. */

let spPlace = null;   /* for each block its elements; null when they were not found */
let spHeader = ['', '', ''];

function spText (node) {
  return node.textContent.replace (/\s+/g, ' ').trim ();
}

function spParse (html) {
  const box = document.createElement ('template');
  box.innerHTML = html;
  return Array.from (box.content.children);
}

function spMatches (node, wanted) {
  if (wanted.matches ('.sp-shortcode') || wanted.querySelector ('.sp-shortcode'))
    return true;
  return spText (node) === spText (wanted) &&
      (node.tagName === wanted.tagName || !!node.querySelector (wanted.tagName));
}

function spLocate (blocks) {
  const parsed = blocks.map (spParse), wanted = parsed.flat ();
  spPlace = null;
  if (wanted.length === 0)
    return;
  for (const first of document.body.querySelectorAll ('*')) {
    const found = [];
    let node = first, i = 0;
    for (; node && i < wanted.length && spMatches (node, wanted[i]); i++) {
      found.push (node);
      node = node.nextElementSibling;
    }
    if (i === wanted.length) {
      i = 0;
      spPlace = parsed.map (nodes => found.slice (i, i += nodes.length));
      return;
    }
  }
}

/* What the fields say that a theme is likely to show: title, description, price. */
function spFields (header) {
  const box = document.createElement ('template');
  box.innerHTML = header;
  return ['h1', '.sp-description', '.sp-price'].map (name => {
    const node = box.content.querySelector (name);
    return node ? node.textContent.trim () : '';
  });
}

function spInPlace (node) {
  return !!spPlace && spPlace.flat ().some (place => place.contains (node));
}

function spEachText (call) {
  const walker = document.createTreeWalker (document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode (); node; node = walker.nextNode ())
    if (!spInPlace (node))
      call (node, node.data.trim ());
}

function spChangeFields (header) {
  const before = spHeader, after = spFields (header);
  spHeader = after;
  spEachText ((node, text) => {
    const i = text ? before.indexOf (text) : -1;
    if (i >= 0 && before[i] !== after[i])
      node.data = after[i];
  });
}

/* The element that shows a field: the largest of those that say just that. */
function spFindField (name) {
  const wanted = spHeader[['title', 'description'].indexOf (name)];
  let found = null, size = 0;
  if (!wanted)
    return null;
  spEachText ((node, text) => {
    const element = node.parentElement;
    const height = text === wanted ? parseFloat (getComputedStyle (element).fontSize) : 0;
    if (height > size && element.getClientRects ().length) {
      found = element;
      size = height;
    }
  });
  return found;
}

function spFindFieldAt (target) {
  const text = spText (target);
  const i = text ? spHeader.slice (0, 2).indexOf (text) : -1;
  return i >= 0 ? ['title', 'description'][i] : null;
}

function spSwap (old, node) {
  const same = old.tagName === node.tagName ? old : old.querySelector (node.tagName);
  if (!same) {
    old.replaceWith (node);
    return node;
  }
  same.innerHTML = node.innerHTML;
  return old;
}

function spPatchWebsite (header, from, remove, blocks) {
  if (header !== null)
    spChangeFields (header);
  if (!spPlace)
    return;
  const old = spPlace.slice (from, from + remove);
  const after = spPlace.slice (from + remove).flat ()[0];
  let last = spPlace.slice (0, from).flat ().pop ();
  const put = node => {
    if (last)
      last.after (node);
    else if (old.flat ()[0])
      old.flat ()[0].before (node);
    else if (after)
      after.before (node);
    return node;
  };
  const placed = blocks.map ((html, i) => {
    const nodes = spParse (html);
    const same = i < old.length && old[i].length === nodes.length;
    return nodes.map ((node, k) => {
      last = same ? spSwap (old[i][k], node) : put (node);
      return last;
    });
  });
  const kept = new Set (placed.flat ());
  for (const node of old.flat ())
    if (!kept.has (node))
      node.remove ();
  spPlace.splice (from, remove, ...placed);
  if (spPlace.flat ().length === 0)
    spPlace = null;
}

/* Makes @old say what @wanted says and leaves alone what is alike, so that pictures do not flicker
   and what is selected and scrolled stays so. */
function spTakeOver (old, wanted) {
  for (const { name } of Array.from (old.attributes))
    if (!wanted.hasAttribute (name))
      old.removeAttribute (name);
  for (const { name, value } of wanted.attributes)
    if (old.getAttribute (name) !== value)
      old.setAttribute (name, value);
  const nodes = Array.from (wanted.childNodes);
  while (old.childNodes.length > nodes.length)
    old.lastChild.remove ();
  nodes.forEach ((node, i) => {
    const at = old.childNodes[i];
    if (!at)
      old.append (node);
    else if (at.isEqualNode (node))
      return;
    else if (at.nodeType === Node.ELEMENT_NODE && at.nodeName === node.nodeName)
      spTakeOver (at, node);
    else if (at.nodeType === Node.TEXT_NODE && node.nodeType === Node.TEXT_NODE)
      at.data = node.data;
    else
      at.replaceWith (node);
  });
}

function spWebsite (html, header, blocks) {
  if (html !== null) {
    const built = new DOMParser ().parseFromString (html, 'text/html');
    spMark (null, false);
    if (!document.head.isEqualNode (built.head))
      spTakeOver (document.head, built.head);
    spTakeOver (document.body, built.body);
  }
  spHeader = spFields (header);
  spLocate (blocks);
}
