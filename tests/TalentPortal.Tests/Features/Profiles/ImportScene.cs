using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Profiles;

/// <summary>Files that wait, and what is taken of them.</summary>
internal static class ImportScene
{
    public const string Resume =
        """
        {
          "basics": { "name": "Wei Ling", "phone": "+44 20 1111 2222", "label": "Optician", "location": { "countryCode": "gb", "city": "London" } },
          "work": [ { "name": "Acme", "position": "Engineer", "startDate": "2014-06", "remote": true }, { "name": "Beta", "startDate": "2010" } ],
          "education": [ { "institution": "imperial college  LONDON", "area": "Physics", "startDate": "2010", "score": "1.0" } ],
          "interests": [ { "name": "Chess" } ]
        }
        """;

    public static async Task<ViewResumeImportResult.File> Upload(this PortalFixture portal, DemoPerson person, string json = Resume)
    {
        await portal.As(person).Get(new UploadResume(json, "resume.json"));
        return (await portal.As(person).Get(new ViewResumeImport())).Waiting!;
    }

    public static ApplyResumeImport Taking(this ViewResumeImportResult.File file, params IEnumerable<string> keys) => new(file.Id, file.Seen, [.. keys]);

    public static IEnumerable<string> AllKeys(this ViewResumeImportResult.File file) =>
        [.. file.Basics.Select(change => change.Key), .. file.New.Select(entry => entry.Key), .. file.Changed.SelectMany(known => known.Changes).Select(change => change.Key), .. file.Rest.Length > 0 ? ["rest"] : Array.Empty<string>()];
}
