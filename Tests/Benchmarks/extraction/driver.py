"""What `extraction-driver` tells of the development pages for training: features of blocks, keys of their words."""
import json
import subprocess

import numpy as np

import corpus
import evidence


class Driver:
    """The driver on the pages of a list, in one form; what it writes stays beside `path`, where the pages as a whole are."""

    def __init__(self, program, form, pages_list, path):
        self.program, self.form, self.pages_list, self.path = program, form, pages_list, path
        self.names = json.loads(self._ask("features"))
        self.first_of_context = int(self._ask("first-of-context"))
        self.pages = self._dump(path, None, ([], []), None)
        self.counts = np.array([len(p.texts) for p in self.pages])

    def _ask(self, command):
        return subprocess.run([self.program, command], check=True, capture_output=True, text=True).stdout

    def _dump(self, out, wanted, tables, scores):
        with open(self.pages_list, encoding="utf-8") as file:
            rows = [row for i, row in enumerate(file) if wanted is None or wanted[i]]
        with open(f"{self.path}.list", "w", encoding="utf-8") as file:
            file.writelines(rows)
        for name, table in zip(("texts", "classes"), tables):
            with open(f"{self.path}.{name}", "w", encoding="utf-8") as file:
                file.write(evidence.text(table))
        command = [self.program, "dump", self.form, f"{self.path}.list", out, f"{self.path}.texts", f"{self.path}.classes"]
        if scores is not None:
            scores.astype("<f4").tofile(f"{self.path}.scores")
            command.append(f"{self.path}.scores")
        subprocess.run(command, check=True)
        return corpus.read_dump(out)

    def words(self, sites):
        """The words of all blocks; `sites` has the number of each page's site."""
        subprocess.run([self.program, "keys", self.form, self.pages_list, f"{self.path}.keys"], check=True)
        return evidence.Words(f"{self.path}.keys", self.counts, np.repeat(sites, self.counts))

    def features(self, fold_of_page, tables, scores=None):
        """The features of all blocks: what words say by the tables of the page's fold, and with scores what these say."""
        fold = np.repeat(fold_of_page, self.counts)
        x = np.zeros((len(fold), len(self.names)), np.float32)
        for k, table in enumerate(tables):
            pages = self._dump(f"{self.path}.part", fold_of_page == k, table, None if scores is None else scores[fold == k])
            x[fold == k] = np.concatenate([p.features for p in pages])
        return x
