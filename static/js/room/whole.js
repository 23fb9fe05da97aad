// Where scripts run, the room itself has all of this, and a pause stands in it at once: back to it.

location.replace(document.querySelector("[data-room]").href);
