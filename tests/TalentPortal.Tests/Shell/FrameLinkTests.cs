using TalentPortal.Shell;

namespace TalentPortal.Tests.Shell;

public sealed class FrameLinkTests
{
    [Theory]
    [InlineData("jobs", false, "jobs", "page")]
    [InlineData("jobs", false, "jobs?q=a", "page")]
    [InlineData("jobs", false, "jobs/1", "true")]
    [InlineData("jobs", true, "jobs/1", null)]
    [InlineData("jobs", false, "jobseekers", null)]
    [InlineData("./", false, "./", "page")]
    [InlineData("./", false, "jobs", null)]
    [InlineData("me", true, "me/profile", null)]
    public void A_link_knows_whether_the_visitor_is_there(string href, bool exact, string address, string? state) =>
        Assert.Equal(state, FrameLink.StateOf(new NavItem("x", href, Exact: exact), address));
}
