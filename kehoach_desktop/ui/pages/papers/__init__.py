"""Papers beside the plans in the place "Kế hoạch": the list, the editor, an issued paper."""
