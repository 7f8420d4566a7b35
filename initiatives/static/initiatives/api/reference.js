// The reference that can be tried out takes the place of the plain one once its script has loaded.
(function () {
  "use strict";
  const place = document.getElementById("swagger");
  if (!place || typeof window.SwaggerUIBundle !== "function") {
    return;
  }
  window.SwaggerUIBundle({
    url: place.dataset.schema,
    domNode: place,
    deepLinking: true,
    docExpansion: "list",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    supportedSubmitMethods: ["get"],
  });
})();
