using TalentPortal.BrowserTests;

// dotnet TalentPortal.BrowserTests.dll FOLDER [PART OF ROUTE]: what eng/screenshots.sh runs.
if (args.Length is < 1 or > 2)
{
    Console.Error.WriteLine("Name a folder for the pictures, and if you like a part of the routes.");
    return 1;
}

await Pictures.Take(args[0], args.Length == 2 ? args[1] : "");
return 0;
