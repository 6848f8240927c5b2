/* Passkeys, where the browser has them; without this file the forms stay hidden and codes do the work. */
"use strict";
(() => {
  const toBytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (char) => char.charCodeAt(0));
  const toText = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

  const readOptions = ({ publicKey }) => {
    const named = (list) => (list || []).map((each) => ({ ...each, id: toBytes(each.id) }));
    const options = { ...publicKey, challenge: toBytes(publicKey.challenge) };
    if (publicKey.user) options.user = { ...publicKey.user, id: toBytes(publicKey.user.id) };
    if (publicKey.excludeCredentials) options.excludeCredentials = named(publicKey.excludeCredentials);
    if (publicKey.allowCredentials) options.allowCredentials = named(publicKey.allowCredentials);
    return options;
  };

  const written = (credential) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"])
      if (credential.response[name]) response[name] = toText(credential.response[name]);
    if (credential.response.getTransports) response.transports = credential.response.getTransports();
    return JSON.stringify({
      id: credential.id,
      rawId: toText(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment || undefined,
      clientExtensionResults: credential.getClientExtensionResults(),
      response,
    });
  };

  const ask = async (form) => {
    const known = document.getElementById(form.dataset.options || "");
    if (known) return JSON.parse(known.textContent);
    const answer = await fetch(form.dataset.optionsFrom, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error("no options");
    return (await answer.json()).request_options;
  };

  const use = async (form) => {
    const publicKey = readOptions(await ask(form));
    if (form.dataset.passkey === "get") return navigator.credentials.get({ publicKey });
    const alone = Boolean(form.elements.passwordless && form.elements.passwordless.checked);
    const selection = { ...publicKey.authenticatorSelection, residentKey: alone ? "required" : "discouraged", requireResidentKey: alone };
    if (alone) selection.userVerification = "required";
    return navigator.credentials.create({ publicKey: { ...publicKey, authenticatorSelection: selection } });
  };

  if (!window.PublicKeyCredential) return;
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      failed.hidden = true;
      try {
        form.elements.credential.value = written(await use(form));
      } catch {
        failed.hidden = false;
        return;
      }
      form.submit();
    });
  }
})();
