"""Who a person is: users, the hat they wear, idle sessions, typed text that waits for its owner."""
