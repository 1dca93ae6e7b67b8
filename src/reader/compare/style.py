"""The style of the exported page: readable on paper and screen, light and dark, without colour too."""

STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#555;--line:#767676;--mark:#fff3c4;
--box:#f4f4f4}
@media (prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--soft:#bbb;--line:#8a8a8a;--mark:#4a3d00;
--box:#222}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem;
font:1rem/1.5 Georgia,serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.15rem;margin:1.5rem 0 .5rem}
h3{font-size:1rem;margin:.75rem 0 .25rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0}
ul{margin:.25rem 0;padding-left:1.25rem}
table{width:100%;border-collapse:collapse;table-layout:fixed}
caption{text-align:left;color:var(--soft);padding-bottom:.5rem}
th,td{vertical-align:top;text-align:left;padding:.5rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
td p{margin:0 0 .5rem}td p:last-child{margin:0}
thead th:first-child,tbody th{width:4rem;white-space:nowrap}
.reasons td{border-top:0;background:var(--box)}
.reasons ul{margin:0;padding-left:1rem}.only,.legend{margin:0;padding:0;list-style:none}
.legend{display:grid;grid-template-columns:1fr 1fr;gap:0 1rem}
.only li,.told li{margin:.5rem 0}.place{color:var(--soft)}
mark{background:none;color:inherit}
.sure,.unsure{padding:0 .15em;-webkit-box-decoration-break:clone;box-decoration-break:clone}
.sure{font-weight:bold;background:var(--mark);border:2px solid var(--ink)}
.unsure{border:1px dashed var(--ink)}.unsure::after{content:"?"}
.changed{text-decoration:underline dotted 1px;text-underline-offset:.2em}
.part{font-style:italic}
.glyph{font-weight:bold}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@page{margin:16mm}
@media print{body{max-width:none;padding:0;font-size:10.5pt}.hidden{display:none}
h1,h2,h3,caption{break-after:avoid}tbody tr:first-child{break-before:avoid}
li,.short,.reasons,.legend{break-inside:avoid}p,li,td{orphans:3;widows:3}
:root{--ink:#000;--paper:#fff;--soft:#333;--mark:#fff;--box:#fff}}
"""
