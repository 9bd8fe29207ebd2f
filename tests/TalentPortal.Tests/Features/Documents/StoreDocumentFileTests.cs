using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Features.Documents;
using TalentPortal.Features.Documents.Domain;
using TalentPortal.Features.Talents;
using TalentPortal.Features.Talents.Domain;
using TalentPortal.Platform.Files;
using TalentPortal.Platform.Messaging;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Documents;

public sealed class StoreDocumentFileTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_newest_is_in_use_three_are_kept_and_the_oldest_goes_from_the_disk()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptDocument(person);
        List<string> names = [await portal.FileNameOnDisk((await portal.Document(person, id)).Files[0].Id)];
        foreach (var i in Enumerable.Range(2, 3))
        {
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
            names.Add(await portal.FileNameOnDisk(await portal.AddFile(person, id, $"scan{i}.pdf")));
        }

        await portal.Drain();
        Assert.Equal(["scan4.pdf", "scan3.pdf", "scan2.pdf"], (await portal.Document(person, id)).Files.Select(file => file.Name));
        Assert.Equal([false, true, true, true], names.Select(portal.FileExists));
    }

    [Fact]
    public async Task No_file_is_taken_without_consent_of_another_kind_or_for_a_strangers_document()
    {
        var (person, other) = (await portal.NewTalent(), await portal.NewTalent());
        var id = await portal.AddDocument(person);
        var receipt = await portal.Receipt(person);
        Assert.Equal("StoreDocumentFile_ConsentFirst", (await portal.As(person).Send(new StoreDocumentFile(id, receipt))).Reason!.Name);
        await portal.Agree(person);
        foreach (var bad in new[] { null!, receipt with { Kind = FileKind.Docx } }) Assert.Equal(OutcomeKind.Invalid, (await portal.As(person).Send(new StoreDocumentFile(id, bad))).Kind);
        await portal.Agree(other);
        foreach (var stranger in new[] { portal.As(other), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new StoreDocumentFile(id, receipt))).Kind);
        Assert.True((await portal.As(person).Send(new StoreDocumentFile(id, receipt))).IsOk);
        // Consent to one sort is none to another.
        var medical = await portal.AddDocument(person, "medical");
        Assert.Equal("StoreDocumentFile_ConsentFirst", (await portal.As(person).Send(new StoreDocumentFile(medical, await portal.Receipt(person)))).Reason!.Name);
    }
}

public sealed class CheckDocumentUploadTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_answers_before_a_file_is_sent()
    {
        var person = await portal.NewTalent();
        var id = await portal.AddDocument(person, "birth", Bearer.Child);
        foreach (var consent in new[] { ConsentKind.PaperScans, ConsentKind.FamilyPapers })
        {
            Assert.Equal("StoreDocumentFile_ConsentFirst", (await portal.As(person).Send(new CheckDocumentUpload(id))).Reason!.Name);
            await portal.Agree(person, consent);
        }

        Assert.Equal(person.UserId, (await portal.As(person).Get(new CheckDocumentUpload(id))).UserId);
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new CheckDocumentUpload(id))).Kind);
    }
}

public sealed class OpenMyDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Only_the_person_opens_it_this_way()
    {
        var person = await portal.NewTalent();
        var file = (await portal.Document(person, await portal.KeptDocument(person))).Files[0].Id;
        Assert.Equal(("scan.pdf", FileKind.Pdf), ((await portal.As(person, "zhongguancun").Get(new OpenMyDocument(file))).FileName, (await portal.As(person).Get(new OpenMyDocument(file))).Kind));
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(Personas.OwnerOf("rongxin")), portal.As(null) })
            Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new OpenMyDocument(file))).Kind);
        await portal.Scalar<int>("update document_files set release = 'Quarantined' where id = $1", file);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new OpenMyDocument(file))).Kind);
    }
}

public sealed class RemoveDocumentTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task It_goes_with_all_its_files_and_only_by_its_person()
    {
        var person = await portal.NewTalent();
        var (id, other) = (await portal.KeptDocument(person), await portal.KeptDocument(person, "passport"));
        await portal.AddFile(person, id, "newer.pdf");
        List<string> names = [];
        foreach (var file in (await portal.Document(person, id)).Files) names.Add(await portal.FileNameOnDisk(file.Id));
        foreach (var stranger in new[] { portal.As(await portal.NewTalent()), portal.As(null) }) Assert.Equal(OutcomeKind.NotFound, (await stranger.Send(new RemoveDocument(id))).Kind);
        await portal.As(person).Get(new RemoveDocument(id));
        await portal.Drain();
        Assert.Equal(2, names.Count);
        Assert.DoesNotContain(names, portal.FileExists);
        Assert.Equal(other, Assert.Single((await portal.As(person).Get(new BrowseDocuments())).Documents).Id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new RemoveDocument(id))).Kind);
    }

    [Fact]
    public async Task Erasing_the_person_takes_rows_and_files()
    {
        var person = await portal.NewTalent(withPassword: true);
        var name = await portal.FileNameOnDisk((await portal.Document(person, await portal.KeptDocument(person))).Files[0].Id);
        Assert.True(portal.FileExists(name));
        await portal.As(person).Get(new EraseMyData(TalentScene.Password));
        await portal.Drain();
        Assert.False(portal.FileExists(name));
        foreach (var table in new[] { "talent_documents", "document_files" }) Assert.Equal(0L, await portal.Scalar<long>($"select count(*) from {table} where user_id = $1", person.UserId));
    }
}

public sealed class RecordDocumentScanTests(RecordDocumentScanTests.Fixture portal) : IClassFixture<RecordDocumentScanTests.Fixture>
{
    [Fact]
    public async Task A_file_waits_for_the_scanner_opens_when_clean_and_goes_when_infected()
    {
        var person = await portal.NewTalent();
        var id = await portal.KeptDocument(person);
        var file = (await portal.Document(person, id)).Files[0];
        Assert.Equal(FileRelease.Quarantined, file.Release);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new OpenMyDocument(file.Id))).Kind);
        await portal.Drain();
        Assert.Equal(FileRelease.Released, (await portal.Document(person, id)).Files[0].Release);
        Assert.True((await portal.As(person).Send(new OpenMyDocument(file.Id))).IsOk);

        var bad = await portal.AddFile(person, id, "EICAR.pdf");
        var name = await portal.FileNameOnDisk(bad);
        await portal.Drain();
        Assert.False(portal.FileExists(name));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(person).Send(new OpenMyDocument(bad))).Kind);
    }

    [Fact]
    public async Task Only_the_system_records_and_only_for_the_files_owner()
    {
        var (owner, other) = (await portal.NewTalent(), await portal.NewTalent());
        var file = (await portal.Document(owner, await portal.KeptDocument(owner))).Files[0].Id;
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(owner).Send(new RecordDocumentScan(file, FileRelease.Released))).Kind);
        var wrong = CallOrigin.System("document-scan", null, onBehalfOf: other.UserId);
        await portal.Dispatcher.Send(new RecordDocumentScan(file, FileRelease.Released), wrong);
        Assert.Equal("Quarantined", await portal.Scalar<string>("select release from document_files where id = $1", file));
        Assert.Equal(OutcomeKind.Invalid, (await portal.Dispatcher.Send(new RecordDocumentScan(file, FileRelease.ReleasedUnscanned), wrong)).Kind);
    }

    /// <summary>The portal with a scanner: the policy is told there is one, and a stand-in answers in its place.</summary>
    public sealed class Fixture : PortalFixture
    {
        public Fixture() => Change(builder =>
        {
            builder.Services.AddSingleton<IFileScanner>(new Scanner());
            builder.Services.AddSingleton(provider => new QuarantinePolicy(provider.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>(), new FilesOptions { Clamd = "tcp://127.0.0.1:1" }));
        });
    }

    /// <summary>Stands outside the portal, as clamd does: finds what says EICAR.</summary>
    private sealed class Scanner : IFileScanner
    {
        public async Task<ScanVerdict> Scan(Stream content, CancellationToken ct)
        {
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, ct);
            return System.Text.Encoding.Latin1.GetString(copy.ToArray()).Contains("EICAR", StringComparison.Ordinal) ? new(ScanResult.Infected, "Eicar") : new(ScanResult.Clean, "");
        }
    }
}
