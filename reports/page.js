// Counts answers, hides what is answered, saves a copy. The page is whole without it.
(() => {
  for (const letter of document.querySelectorAll(".letter")) {
    const bar = letter.querySelector(".bar");
    if (!bar) continue;
    const remarks = [...letter.querySelectorAll("article")];
    const count = bar.querySelector(".answered");
    const only = bar.querySelector(".only");
    const answered = (remark) =>
      remark.querySelector("[type=checkbox]").checked || remark.querySelector("textarea").value.trim();

    function update() {
      count.textContent = `${count.dataset.word} ${remarks.filter(answered).length} / ${remarks.length}`;
      for (const remark of remarks) {
        const busy = remark.contains(document.activeElement);
        remark.hidden = only.checked && !busy && Boolean(answered(remark));
      }
    }

    letter.addEventListener("input", (event) => {
      // What is typed becomes part of the page, so that any way of saving keeps it.
      const field = event.target;
      if (field.type === "checkbox") field.toggleAttribute("checked", field.checked);
      else field.textContent = field.value;
      update();
    });
    bar.querySelector(".save").addEventListener("click", save);
    bar.hidden = false;
    only.checked = false;
    update();
  }

  function save() {
    const copy = document.documentElement.cloneNode(true);
    for (const remark of copy.querySelectorAll("article")) remark.hidden = false;
    for (const bar of copy.querySelectorAll(".bar")) bar.hidden = true;
    for (const only of copy.querySelectorAll(".only")) only.removeAttribute("checked");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([`<!DOCTYPE html>\n${copy.outerHTML}`], { type: "text/html" }));
    link.download = `${document.title} 已答复.html`;
    link.click();
  }

  // Paper shows what a click would: the rest of long texts is opened for printing.
  addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
