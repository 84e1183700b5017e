;;; drive.el --- what an Emacs user does, with eglot -*- lexical-binding: t -*-
;; Open two files, wait for what is found, rest on a word, rename.
;; The job comes as JSON in FOEDUS_JOB; what was seen goes, as JSON, to the file it names.
(require 'json)
(require 'eglot)
(require 'flymake)

(define-derived-mode treaty-mode prog-mode "Treaty")
(add-to-list 'auto-mode-alist '("\\.treaty\\'" . treaty-mode))

(let* ((job (json-parse-string (getenv "FOEDUS_JOB") :object-type 'alist :array-type 'list))
       (get (lambda (key &optional from) (alist-get key (or from job))))
       (at (funcall get 'at))
       (patience (/ (funcall get 'patience) 1000.0))
       (seen nil))
  (condition-case problem
      (progn
        (add-to-list 'eglot-server-programs (cons 'treaty-mode (funcall get 'cmd)))
        (setq eglot-sync-connect t
              eglot-connect-timeout (truncate patience)
              eglot-confirm-server-initiated-edits nil
              ;; one project for the folder, as a version control system would make it
              project-find-functions (list (lambda (_) (cons 'transient (file-name-as-directory (funcall get 'folder))))))
        (dolist (file (funcall get 'open))
          (find-file (expand-file-name file (funcall get 'folder))))
        (find-file (expand-file-name (funcall get 'file at) (funcall get 'folder)))
        (apply #'eglot (eglot--guess-contact))
        (let ((until (+ (float-time) patience)))
          (while (and (null (flymake-diagnostics)) (< (float-time) until))
            (accept-process-output nil 0.05)
            (flymake-start)))
        (push (cons 'diagnostics
                    (vconcat (mapcar (lambda (each)
                                       `((line . ,(1- (line-number-at-pos (flymake-diagnostic-beg each))))
                                         (message . ,(flymake-diagnostic-text each))))
                                     (flymake-diagnostics))))
              seen)
        (goto-char (point-min))
        (forward-line (funcall get 'line at))
        (forward-char (funcall get 'character at))
        (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                      (eglot--TextDocumentPositionParams))))
          (push (cons 'hover (plist-get (plist-get hover :contents) :value)) seen))
        (condition-case refused
            (progn
              (eglot-rename (funcall get 'newName))
              (push (cons 'texts
                          (mapcar (lambda (file)
                                    (cons (intern file)
                                          (with-current-buffer
                                              (find-file-noselect (expand-file-name file (funcall get 'folder)))
                                            (buffer-string))))
                                  (funcall get 'open)))
                    seen))
          (error (push (cons 'refused (error-message-string refused)) seen)))
        (eglot-shutdown (eglot--current-server-or-lose)))
    (error (push (cons 'problem (error-message-string problem)) seen)))
  (with-temp-file (funcall get 'out)
    (insert (json-serialize seen)))
  (kill-emacs 0))
