module.exports = { plugins: [require('autoprefixer')({ remove: false })] }
