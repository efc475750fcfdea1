/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs beside the shown page, out of its reach: takes patches, marks what is being edited and says
   what was clicked. */

function spReset () {
  document.body.innerHTML =
      '<header id="sp-header"></header><main id="sp-body"></main>';
}

/* Where all blocks are to go, the number to remove is negative. */
function spPatch (header, from, remove, blocks) {
  const body = document.getElementById ('sp-body');
  if (!body) {
    spPatchWebsite (header, from, remove, blocks);
    return;
  }
  if (header !== null)
    document.getElementById ('sp-header').innerHTML = header;
  let at = body.children[from] || null;
  if (remove < 0)
    remove = body.children.length;
  for (const html of blocks) {
    if (remove > 0) {
      at.innerHTML = html;
      at = at.nextElementSibling;
      remove--;
    } else {
      const block = document.createElement ('div');
      block.className = 'sp-block';
      block.innerHTML = html;
      body.insertBefore (block, at);
    }
  }
  for (; remove > 0; remove--) {
    const next = at.nextElementSibling;
    at.remove ();
    at = next;
  }
}

let spMarked = null;
let spWanted = null; /* what is to be in view when the next frame is drawn */

/* Bringing it into view needs the layout, which is due with the next frame anyway. */
function spScrollSoon (node) {
  if (!spWanted)
    requestAnimationFrame (() => {
      spWanted.scrollIntoView ({ block: 'nearest' });
      spWanted = null;
    });
  spWanted = node;
}

function spMark (node, scroll) {
  if (spMarked && spMarked !== node) {
    spMarked.classList.remove ('sp-edited');
    if (!spMarked.classList.length)
      spMarked.removeAttribute ('class');
  }
  spMarked = node;
  if (!node)
    return;
  node.classList.add ('sp-edited');
  if (scroll)
    spScrollSoon (node);
}

/* The elements of a block: one in Instant, those of the theme's page in the website. */
function spGetBlock (index) {
  const body = document.getElementById ('sp-body');
  if (body)
    return body.children[index] ? [body.children[index]] : [];
  return spPlace && spPlace[index] || [];
}

function spQuery (nodes, name) {
  for (const node of nodes) {
    const found = node.matches (name) ? node : node.querySelector (name);
    if (found)
      return found;
  }
  return null;
}

/* @row: of the block's table, 0 the header; -1: the block itself. */
function spShow (index, row, scroll) {
  const block = spGetBlock (index);
  const table = row >= 0 ? spQuery (block, 'table') : null;
  spMark (table && table.rows[row] || block[0], scroll);
}

const spFieldNames = { title: 'h1', description: '.sp-description', categories: '.sp-categories',
                       icon: '.sp-icon' };

function spShowField (name, scroll) {
  const header = document.getElementById ('sp-header');
  const selector = spFieldNames[name];
  const node = header ? selector && header.querySelector (selector) : spFindField (name);
  spMark (node, scroll);
  if (!node && scroll)
    window.scrollTo (0, 0);
}

/* The word at the pointer, and how many of it come before in @block: enough to find it in the
   page's text, whose markup is not shown. */
function spFindWord (block, event) {
  const range = document.caretRangeFromPoint (event.clientX, event.clientY);
  const text = range ? range.startContainer : null;
  const letter = /[\p{L}\p{N}]/u;
  if (!text || text.nodeType !== Node.TEXT_NODE || !block.contains (text))
    return {};
  let start = range.startOffset, end = start;
  while (start > 0 && letter.test (text.data[start - 1]))
    start--;
  while (end < text.data.length && letter.test (text.data[end]))
    end++;
  if (start === end)
    return {};
  const word = text.data.slice (start, end);
  const before = document.createRange ();
  before.setStart (block, 0);
  before.setEnd (text, start);
  return { word, nth: before.toString ().split (word).length - 1,
           within: range.startOffset - start };
}

function spFindCell (index, target) {
  const cell = target.closest ('td, th');
  const row = cell ? Array.prototype.indexOf.call (
      cell.closest ('table').rows, cell.parentNode) : -1;
  return { block: index, row, column: cell ? cell.cellIndex : -1 };
}

function spFindInHeader (target) {
  if (target.closest ('.sp-price')) {
    const row = document.querySelector ('.sp-price-row');
    const block = row && row.closest ('.sp-block');
    if (block && row.cells.length > 1)
      return spFindCell (Array.prototype.indexOf.call (block.parentNode.children, block),
                         row.cells[1]);
  }
  for (const name in spFieldNames)
    if (target.closest (spFieldNames[name]))
      return { field: name };
  return { field: 'title' };
}

function spFindClicked (event) {
  const target = event.target;
  if (document.getElementById ('sp-body')) {
    const block = target.closest ('.sp-block');
    if (block)
      return { ...spFindCell (Array.prototype.indexOf.call (block.parentNode.children, block),
                              target), ...spFindWord (block, event) };
    return target.closest ('#sp-header') ? spFindInHeader (target) : null;
  }
  const index = spPlace ? spPlace.findIndex (
      nodes => nodes.some (node => node.contains (target))) : -1;
  if (index >= 0)
    return { ...spFindCell (index, target),
             ...spFindWord (spPlace[index].find (node => node.contains (target)), event) };
  const field = spFindFieldAt (target);
  return field ? { field } : null;
}

document.addEventListener ('click', event => {
  const found = spFindClicked (event);
  if (found)
    window.webkit.messageHandlers.click.postMessage (found);
});
