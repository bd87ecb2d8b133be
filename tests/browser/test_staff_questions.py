"""What staff ask the handbook, in their own words: the page that answers stands first among Material's hits.

The questions were written by somebody who had not read the handbook.
"""

from playwright.sync_api import Browser

from tests.browser.served import DESK, opened

ANSWERED_BY = {
    "hur ångrar jag en publicering": "angra-en-publicering",
    "decimalkomma": "tal-och-perioder",
    "ny ansvarig": "ny-ansvarig",
    "kolada fel grupp": "kolada-grupper",
    "siffran är fel på sidan": "ratta-en-siffra",
    "lägga in nya siffror från excel": "las-in-ett-kalkylblad",
    "importen hittar inte kolumnen": "las-in-ett-kalkylblad",
    "stratsys export": "las-in-ett-kalkylblad",
    "prognos eller utfall": "tal-och-perioder",
    "delår t1 t2 hur skriver jag": "tal-och-perioder",
    "läsår period": "tal-och-perioder",
    "varför står det kan inte bedömas": "bedomningen",
    "när blir det gult nära målet": "mal-pa-ett-matt",
    "ändra målvärde": "mal-pa-ett-matt",
    "vi har inget mål vad skriver jag": "mal-pa-ett-matt",
    "ta bort ett löfte": "avsluta-ett-lofte",
    "löftet har ändrat lydelse": "andra-ett-lofte",
    "skriva ny tjänstegaranti": "nytt-lofte",
    "vad är skillnaden tjänstegaranti servicenivå": "garanti-eller-serviceniva",
    "motkrav": "nytt-lofte",
    "konsekvens saknas varning": "svara-pa-en-varning",
    "godkänna en varning": "svara-pa-en-varning",
    "bygget blev rött vad gör jag": "nar-nagot-blir-fel",
    "<<<<<<< head i filen": "nar-nagot-blir-fel",
    "åäö i filnamn": "filnamn-och-adresser",
    "byta namn på sida gammal länk": "filnamn-och-adresser",
    "vem måste godkänna innan det publiceras": "vem-godkanner",
    "förhandsgranska": "forhandsgranska",
    "hur lång tid tar det innan det syns": "nar-syns-det",
    "jag har inget konto": "kom-igang",
    "kan jag ändra i webbläsaren": "andra-i-formularet",
    "synonymer sökord": "sokord",
    "för få svar i enkäten": "sma-grupper",
    "uppdelat på kön": "sma-grupper",
    "uppdatera kolada": "hamta-siffror-fran-kolada",
    "mätmetoden har ändrats": "brott-i-serien",
    "nästa uppdatering datum försenad": "nasta-uppdatering",
    "klarspråk skriva text löfte": "skriv-begripligt",
    "tillgänglighetsredogörelse": "tillganglighetsredogorelsen",
    "nämnden har bytt namn efter valet": "ny-ansvarig",
}

FIRST = """async (questions) => {
  const { base, search } = JSON.parse(document.getElementById("__config").textContent)
  const root = new URL(`${base}/`, location)
  const { config, docs } = await (await fetch(new URL("search/search_index.json", root))).json()
  const worker = new Worker(new URL(search, location))
  const ask = (type, data) => new Promise((resolve, reject) => {
    worker.onmessage = ({ data: answer }) => resolve(answer.data)
    worker.onerror = reject
    worker.postMessage({ type, data })
  })
  await ask(0, { config, docs, options: { suggest: false } })
  const first = {}
  for (const question of questions) {
    const { items } = await ask(2, question)
    first[question] = items.length ? items[0][0].location : ""
  }
  return first
}"""
"""Asks Material's own worker, as its search box does."""


def test_the_page_that_answers_is_the_first_hit(browser: Browser, site_url: str) -> None:
    with opened(browser, f"{site_url}handbok/", DESK) as page:
        first = page.evaluate(FIRST, list(ANSWERED_BY))
    found = {question: hit.removeprefix("handbok/").split("/")[0] for question, hit in first.items()}
    assert found == ANSWERED_BY
