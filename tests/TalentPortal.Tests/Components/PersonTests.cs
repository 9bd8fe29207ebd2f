using TalentPortal.Components;

namespace TalentPortal.Tests.Components;

public sealed class PersonTests
{
    [Theory]
    [InlineData("Wang Jianguo", "WJ")]
    [InlineData("maria de la cruz", "MC")]
    [InlineData("Cher", "C")]
    [InlineData("王建国", "建国")]
    [InlineData("欧阳修", "阳修")]
    [InlineData("李明", "李明")]
    [InlineData("𠮷田", "𠮷田")]
    [InlineData("Élodie Ørsted", "ÉØ")]
    [InlineData("   ", "")]
    public void Initials_follow_the_order_of_the_name(string name, string initials) => Assert.Equal(initials, Person.InitialsOf(name));
}
