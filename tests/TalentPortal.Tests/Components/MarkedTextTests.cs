using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class MarkedTextTests
{
    [Theory]
    [InlineData("高速接口芯片设计负责人", "芯片", "高速接口[芯片]设计负责人")]
    [InlineData("Chip design and chips", "chip", "[Chip] design and [chip]s")]
    [InlineData("Start with art", "art", "Start with [art]")]
    [InlineData("IC设计 和 SoC", "ic|soc", "[IC]设计 和 [SoC]")]
    [InlineData("芯片设计师", "芯片|芯片设计", "[芯片设计]师")]
    [InlineData("nothing here", "x", "nothing here")]
    [InlineData("aaa", "", "aaa")]
    [InlineData("", "a", "")]
    [InlineData("<b>C#</b>", "c#", "<b>[C#]</b>")]
    public void Search_words_are_marked(string text, string terms, string expected) =>
        Assert.Equal(expected, string.Concat(MarkedText.Split(text, terms.Split('|')).Select(piece => piece.Hit ? $"[{piece.Text}]" : piece.Text)));
}
