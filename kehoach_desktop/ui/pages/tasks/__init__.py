"""The place "Nhiệm vụ": one checklist of the turns of every issued plan."""
