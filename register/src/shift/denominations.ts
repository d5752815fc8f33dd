/** Danish notes and coins in circulation, in øre, largest first (the 1000-krone note ended in 2025). */
export const NOTES = [500_00, 200_00, 100_00, 50_00]
export const COINS = [20_00, 10_00, 5_00, 2_00, 1_00, 50]
