"""Pages of the employers' MyPage (求人者マイページ)."""
