"""What a break-in at one client's portal would try, from inside that process. Every probe raises when it is refused."""
