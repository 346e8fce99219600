-- Gives the present life of the index; nil while it cannot be trusted.

return life() or false
