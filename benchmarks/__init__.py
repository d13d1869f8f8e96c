"""Programs that measure claimtrack against gold and rivals; none is part of the package."""
