;;; session.el --- One session with eglot, set up as editors/README.md says  -*- lexical-binding: t; -*-

;; Usage: emacs --batch --load session.el SETUP, where SETUP is a file with the set-up, `claimlint' is on PATH, and the
;; current folder is a copy of editors/tests/workspace under git.  The first check that does not hold ends the run.

(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'markdown-mode)

(defconst session-patience 60 "How many seconds the server has for an answer.")
;; Eglot's own limits are those of a writer, who is at a machine with nothing else to do.
(setq eglot-connect-timeout session-patience
      jsonrpc-default-request-timeout session-patience)

(defun session-check (name holds &optional seen)
  "Say that the check called NAME holds, or end with what was SEEN where HOLDS is nil."
  (if holds
      (message "ok   %s" name)
    (message "FAIL %s: %S" name seen)
    (kill-emacs 1)))

(defun session-eventually (condition)
  "Wait until CONDITION returns something, and return that; nil after a while."
  (let ((end (+ (float-time) session-patience))
        (found nil))
    (while (and (not (setq found (funcall condition)))
                (< (float-time) end))
      (accept-process-output nil 0.05)
      (sit-for 0.01))
    found))

(defun session-go-to (words)
  "Put point on the first character of WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun session-hover ()
  "What is shown of the place at point, as eglot hands it to eldoc."
  (let ((shown nil))
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
    (session-eventually (lambda () shown))))

(defun session-findings ()
  "The messages of the findings in the current buffer."
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(load (expand-file-name (pop command-line-args-left)) nil t t)

(find-file "articles/shallow.md")
(session-check "the article is in markdown-mode" (derived-mode-p 'markdown-mode) major-mode)
;; Nothing is typed in batch mode, so nothing would run what eglot has put off until then.
(run-hooks 'post-command-hook)
(session-check "eglot looks after it" (session-eventually #'eglot-managed-p))
(session-check "with Claimlint"
               (equal (plist-get (eglot--server-info (eglot-current-server)) :name) "claimlint")
               (eglot--server-info (eglot-current-server)))

(flymake-start)
(session-check "the finding is shown" (session-eventually #'session-findings) (session-findings))
(session-check "which is about the silt"
               (string-match-p "silt" (car (session-findings))) (session-findings))

(session-go-to "Nobody asked")
(let ((hover (session-hover)))
  (session-check "the hover shows the speaker" (and hover (string-match-p "Maud Ashdown" hover)) hover)
  (session-check "and the source" (string-match-p "What the Silt Remembers" hover) hover))

(find-file "deepen.md")
(run-hooks 'post-command-hook)
(session-check "eglot looks after the other article" (session-eventually #'eglot-managed-p))
(session-go-to "trade-grows")
(call-interactively #'xref-find-definitions)
(session-check "M-. goes to the claim in the other article"
               (equal (file-name-nondirectory buffer-file-name) "shallow.md") buffer-file-name)
(session-check "at its place" (looking-at-p ".*Trade through\\|trade-grows")
               (buffer-substring (point) (line-end-position)))

(eglot-shutdown (eglot-current-server) nil session-patience)
(message "all passed")
;;; session.el ends here
