/** Written without types: nothing is checked of how it is called. */
declare const uPlot: any;
type uPlot = any;
export default uPlot;
