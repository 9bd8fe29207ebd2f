using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Documents;

public sealed class ViewChecklistTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task One_document_serves_every_list_and_each_line_says_what_it_lacks()
    {
        var person = await portal.NewTalent();
        var passport = await portal.KeptDocument(person, "passport", expires: new DateOnly(2040, 1, 1));
        await portal.As(person).Get(DocumentScene.Document("passport", id: passport, version: (await portal.Document(person, passport)).Version, expires: new DateOnly(2040, 1, 1)) with { Translation = PaperStep.NotNeeded });
        var degree = await portal.KeptDocument(person);
        await portal.AddDocument(person, "photo");
        var list = await portal.As(person).Get(new ViewChecklist("foreigner-b"));
        Assert.Equal((ChecklistState.Ready, passport), Of("passport"));
        Assert.Equal((ChecklistState.NeedsTranslation, degree), Of("degree"));
        Assert.Equal(ChecklistState.NoFile, list.Lines.Single(line => line.Asked.Code == "photo").State);
        Assert.Equal((ChecklistState.Missing, null), Of("police"));
        Assert.Equal(ChecklistState.Missing, list.Lines.Single(line => line.Asked.Code == "cv").State);
        await portal.AddCv(person);
        Assert.Equal(ChecklistState.Ready, (await portal.As(person).Get(new ViewChecklist("foreigner-a"))).Lines.Single(line => line.Asked.Code == "cv").State);
        Assert.Equal(passport, (await portal.As(person).Get(new ViewChecklist("entrepreneur"))).Lines.Single(line => line.Asked.Code == "passport").DocumentId);
        Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new ViewChecklist("nothing"))).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ViewChecklist(null))).Kind);

        (ChecklistState, Guid?) Of(string code) => list.Lines.Where(line => line.Asked.Code == code).Select(line => (line.State, line.DocumentId)).Single();
    }

    public static TheoryData<string, DocumentFacts, bool, bool, ChecklistState> Rules
    {
        get
        {
            var fit = new DocumentFacts(Bearer.Self, "GB", new DateOnly(2026, 10, 1), null, PaperStep.Have, PaperStep.Have);
            return new()
            {
                { "police", fit, true, false, ChecklistState.Ready },
                { "police", fit, false, false, ChecklistState.NoFile },
                { "police", fit, true, true, ChecklistState.NotValid },
                { "police", fit with { IssuedOn = new DateOnly(2026, 6, 1) }, true, false, ChecklistState.TooOld },
                { "police", fit with { Legalisation = PaperStep.NotNeeded }, true, false, ChecklistState.NeedsLegalisation },
                { "police", fit with { Translation = PaperStep.NotNeeded }, true, false, ChecklistState.NeedsTranslation },
                { "police", fit with { CountryCode = "CN", Legalisation = PaperStep.NotNeeded, Translation = PaperStep.NotNeeded }, true, false, ChecklistState.Ready },
                { "passport", fit with { ExpiresOn = new DateOnly(2026, 11, 21) }, true, false, ChecklistState.Expired },
                { "passport", fit with { ExpiresOn = new DateOnly(2027, 6, 30) }, true, false, ChecklistState.EndsTooEarly },
                { "passport", fit with { ExpiresOn = new DateOnly(2027, 7, 1) }, true, false, ChecklistState.Ready },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_a_document_lacks_is_judged_for_the_planned_start(string code, DocumentFacts facts, bool hasFile, bool isRefused, ChecklistState expected)
    {
        var line = DocumentChecklist.Find("foreigner-b")!.Lines.Single(line => line.Code == code);
        Assert.Equal(expected, DocumentChecklist.StateOf(line, facts, hasFile, isRefused, Today, new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void Each_list_names_its_sources()
    {
        Assert.True(DocumentChecklist.All.Count >= 5);
        Assert.All(DocumentChecklist.All.SelectMany(list => list.Lines), line => Assert.True(line.Source.En!.Length > 0 && line.Source.Zh!.Length > 0 && line.AsOf.Year >= 2026));
    }
}
