"""Making a Word file from notes: the parts of `DocxExporter`. Everything here needs python-docx."""
