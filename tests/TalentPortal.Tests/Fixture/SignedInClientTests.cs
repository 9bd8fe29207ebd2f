using System.Net;

namespace TalentPortal.Tests.Fixture;

public sealed class SignedInClientTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task A_signed_in_client_is_known_to_the_portal_and_a_plain_one_is_not()
    {
        var person = Personas.Talent;
        using var known = await portal.SignedInClient(person);
        using var visitor = await portal.Http();
        var mine = await known.GetAsync("/fujian/en/");
        var theirs = await visitor.GetAsync("/fujian/en/");
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        Assert.NotEmpty((await mine.Page()).QuerySelectorAll("form[action='account/sign-out']"));
        Assert.Empty((await theirs.Page()).QuerySelectorAll("form[action='account/sign-out']"));
    }
}
