"""Reference tables that the field's forms point to: prefectures, municipalities, occupations, industries."""
