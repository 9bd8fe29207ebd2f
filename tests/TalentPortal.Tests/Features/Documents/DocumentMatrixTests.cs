using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Documents;

/// <summary>
/// Which kind of document reaches whom, with and without consent and grant: made by keeping one of each kind and reading as each
/// tier; compared with document-matrix.txt, which is reviewed by hand. A new kind without a line there fails.
/// </summary>
public sealed class DocumentMatrixTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private const string Committed = "tests/TalentPortal.Tests/Features/Documents/document-matrix.txt";

    private const string Head =
        """
        # Which kind of document reaches whom (see DocumentMatrixTests): kind, the consent it is kept under, then for each reader what is
        # seen: nothing opened / opened / opened, and the consent to keep such papers taken back / opened, and in quarantine.
        # "-" nothing, "v" until when it holds, "f" the facts, "s" the facts and the file under its mark.
        """;

    [Fact]
    public async Task Every_kind_reaches_whom_the_reviewed_matrix_says_and_nobody_else()
    {
        var (abroad, home, campus) = (await portal.Opened(), await portal.DocumentsAtHome(), await portal.Passed(await portal.Opened(), CaseTier.Campus));
        (string Name, Opened Case, DemoPerson Reader)[] readers =
            [("overseas", abroad, CaseScene.Overseas), ("domestic", home, CaseScene.Domestic), ("campus", campus, CaseScene.Campus), ("lead", home, CaseScene.Lead), ("sender", home, CaseScene.Overseas)];
        Dictionary<string, List<string>> cells = DocumentKinds.All.ToDictionary(kind => kind.Code, _ => new List<string>());
        foreach (var one in new[] { abroad, home, campus })
        {
            var ids = new Dictionary<string, Guid>();
            foreach (var kind in DocumentKinds.All) ids[kind.Code] = await portal.KeptDocument(one.Talent, kind.Code);
            foreach (var reader in readers.Where(reader => reader.Case == one)) await Add(reader, ids);
        }

        // Readers come case by case; the table names them in their own order.
        string[] order = ["overseas", "domestic", "lead", "sender", "campus"];
        var lines = DocumentKinds.All.Select(kind => string.Join('\t', [kind.Code, kind.Consent?.ToString() ?? "none", .. cells[kind.Code]]));
        var made = Head + "\n# kind\tconsent\t" + string.Join('\t', order) + "\n" + string.Join('\n', lines) + "\n";
        var path = Path.Combine(Repository.Root, Committed);
        var reviewed = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        if (made != reviewed) await File.WriteAllTextAsync(Path.Combine(Path.GetTempPath(), "document-matrix.txt"), made);
        Assert.Equal(reviewed.ReplaceLineEndings("\n"), made);

        async Task Add((string Name, Opened Case, DemoPerson Reader) reader, Dictionary<string, Guid> ids)
        {
            var (one, talent) = (reader.Case, reader.Case.Talent);
            await portal.ShareDocs(one);
            var nothing = await Marks();
            await portal.ShareDocs(one, [.. ids.Values]);
            var opened = await Marks();
            foreach (var consent in (await portal.As(talent).Get(new BrowseConsents())).Items.Where(item => item.WithdrawnAt is null && item.Kind is ConsentKind.PaperScans or ConsentKind.HealthPapers).ToList())
                await portal.As(talent).Get(new WithdrawConsent(consent.Id));
            var withdrawn = await Marks();
            foreach (var consent in new[] { ConsentKind.PaperScans, ConsentKind.HealthPapers }) await portal.Agree(talent, consent);
            await portal.ShareDocs(one, [.. ids.Values]);
            await portal.Scalar<int>("update document_files set release = 'Quarantined' where user_id = $1", talent.UserId);
            var waiting = await Marks();
            await portal.Scalar<int>("update document_files set release = 'Released' where user_id = $1", talent.UserId);
            foreach (var (code, id) in ids) cells[code].Add(nothing[code] + opened[code] + withdrawn[code] + waiting[code]);

            async Task<Dictionary<string, string>> Marks()
            {
                var seen = await portal.As(reader.Reader).Send(new ViewCaseDocuments(one.Id));
                Dictionary<string, string> marks = [];
                foreach (var (code, id) in ids)
                {
                    var document = seen.IsOk ? seen.Value.Documents.SingleOrDefault(document => document.Id == id) : null;
                    var opens = (await portal.As(reader.Reader).Send(new OpenCaseDocument(one.Id, id))).IsOk;
                    marks[code] = document is null ? (opens ? "!" : "-") : document.Facts is null ? (opens ? "!" : "v") : opens ? "s" : "f";
                }

                return marks;
            }
        }
    }
}
