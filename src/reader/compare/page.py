"""The style of the exported page: readable on paper and screen, light and dark, without colour too."""

STYLE = """
:root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--soft:#555;--line:#767676;--mark:#fff3c4;
--box:#f4f4f4}
@media (prefers-color-scheme:dark){:root{--ink:#eee;--paper:#161616;--soft:#bbb;--line:#8a8a8a;--mark:#4a3d00;
--box:#222}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:70rem;padding:1.5rem;
font:1rem/1.5 Georgia,serif;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem;line-height:1.25}h2{font-size:1.15rem;margin-top:2rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:bold}dd{margin:0}
table{width:100%;border-collapse:collapse;table-layout:fixed}
caption{text-align:left;color:var(--soft);padding-bottom:.5rem}
th,td{vertical-align:top;text-align:left;padding:.5rem;border-top:1px solid var(--line);overflow-wrap:anywhere}
td p{margin:0 0 .5rem}td p:last-child{margin:0}
thead th:first-child,tbody th{width:4rem;white-space:nowrap}
.reasons td{border-top:0;background:var(--box)}
.reasons ul,.only,.legend{margin:0;padding-left:1rem}.legend{columns:2}.only{list-style:none;padding:0}
.only li{margin:.5rem 0}.place{color:var(--soft)}
mark{background:var(--mark);color:inherit;text-decoration:underline;text-decoration-thickness:2px;font-weight:bold}
mark.part{text-decoration-style:dotted;font-weight:normal;font-style:italic}
.glyph{font-weight:bold}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media print{body{max-width:none;padding:0;font-size:10.5pt}tr,li{break-inside:avoid}
:root{--ink:#000;--paper:#fff;--soft:#333;--mark:#fff;--box:#fff}}
"""
