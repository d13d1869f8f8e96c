"""What leaves the desk: digest, exports, feeds."""
