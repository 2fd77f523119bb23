// Wagtail's calendar, as soon as the field is left, puts another day in the place of one that there is not (31/2/2027),
// and today in the place of words. The server says what it wants instead.
document.addEventListener("blur", event => {
  const isDate = event.target instanceof HTMLInputElement && window.jQuery?.(event.target).data("xdsoft_datetimepicker");
  if (isDate) event.stopImmediatePropagation();
}, true);
