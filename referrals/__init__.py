"""オンラインハローワーク紹介: proposal, deadline, letter."""
