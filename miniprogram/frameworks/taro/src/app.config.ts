export default {
  pages: ['pages/home/index'],
  window: {
    navigationBarTitleText: '一杯手冲',
    navigationBarBackgroundColor: '#eef1ee',
    navigationBarTextStyle: 'black',
    backgroundColor: '#eef1ee',
  },
}
