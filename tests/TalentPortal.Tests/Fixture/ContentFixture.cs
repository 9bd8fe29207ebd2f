namespace TalentPortal.Tests.Fixture;

/// <summary>The whole portal with the content of the release in its database.</summary>
public class ContentFixture : PortalFixture
{
    protected override bool HasContent => true;
}
